/** Texts in lower case, one behind the other: one search in all of them takes a tenth of the time of many. */
interface Joined {
  readonly text: string;
  /** Where each of the texts begins, and in the end where the last one is over. */
  readonly starts: Uint32Array;
}

const SEPARATOR = '\n';
const joinedByTexts = new WeakMap<readonly string[], Joined>();

/** By place from 1, as codes of a column are, 1 for the texts that hold a word without spaces; undefined if none does. */
export function textsWith(word: string, texts: readonly string[]): Uint8Array | undefined {
  const { text, starts } = joined(texts);
  let at = text.indexOf(word);
  if (at < 0) return undefined;
  const hits = new Uint8Array(texts.length + 1);
  let place = 0;
  while (at >= 0) {
    while ((starts[place + 1] ?? Infinity) <= at) place += 1;
    hits[place + 1] = 1;
    at = text.indexOf(word, starts[place + 1] ?? Infinity);
  }
  return hits;
}

/** Made once, for the next key too. The texts of a column only become more. */
function joined(texts: readonly string[]): Joined {
  const known = joinedByTexts.get(texts);
  if (known?.starts.length === texts.length + 1) return known;
  const lower = texts.map((text) => text.toLowerCase());
  const starts = new Uint32Array(texts.length + 1);
  for (let place = 0; place < lower.length; place += 1)
    starts[place + 1] = (starts[place] ?? 0) + (lower[place] ?? '').length + SEPARATOR.length;
  const made = { text: lower.join(SEPARATOR), starts };
  joinedByTexts.set(texts, made);
  return made;
}
