/** A row of a text as it is drawn: a line, or a piece of one that is too long to be drawn at once. */
export interface TextRow {
  readonly text: string;
  /** 1 for the first; undefined for what goes on from the row before. */
  readonly number: number | undefined;
}

const PIECE_CHARACTERS_MAX = 2000;

/** The rows of a text; `first` is the number of its first line. */
export function textRows(text: string, first = 1): TextRow[] {
  const rows: TextRow[] = [];
  let number = first;
  for (const line of text.split(/\r\n|\n|\r/)) {
    rows.push({ text: line.slice(0, PIECE_CHARACTERS_MAX), number });
    for (let at = PIECE_CHARACTERS_MAX; at < line.length; at += PIECE_CHARACTERS_MAX) {
      rows.push({ text: line.slice(at, at + PIECE_CHARACTERS_MAX), number: undefined });
    }
    number += 1;
  }
  // What ends with a line break has no line behind it.
  if (rows.length > 1 && rows.at(-1)?.text === '') rows.pop();
  return rows;
}

/** Where the rows are that hold a text, in any case; at most so many. */
export function matchingRows(rows: readonly TextRow[], wanted: string, max = 10_000): number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  const part = wanted.toLowerCase();
  for (let at = 0; at < rows.length && found.length < max; at += 1) {
    if (rows[at]?.text.toLowerCase().includes(part) === true) found.push(at);
  }
  return found;
}

/** A text cut where another stands in it: every second piece is a match. */
export function splitMatches(text: string, wanted: string): string[] {
  if (wanted === '') return [text];
  const lower = text.toLowerCase();
  // Letters that change their length in lower case would move the places.
  if (lower.length !== text.length) return [text];
  const part = wanted.toLowerCase();
  const pieces: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, from)) {
    pieces.push(text.slice(from, at), text.slice(at, at + part.length));
    from = at + part.length;
  }
  return [...pieces, text.slice(from)];
}
