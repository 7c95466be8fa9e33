import { SearchError } from './error.ts';
import { IN_LIST_MAX_ENTRIES } from './limits.ts';
import { pythonRepr } from './python-text.ts';

/*
 * MLflow evaluates the list of IN as a Python literal. So the strings have Python's escapes, strings side by
 * side are one string ('a' 'b' is "ab", and 'it''s' is "its"), and a trailing comma is fine.
 */

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\n', ''],
]);

const codeEscape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3}))/y;
const piece = /\s+|'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"|-?\d+(?:\.\d*)?|,/y;

function unescapeAt(text: string, position: number): { value: string; end: number } {
  codeEscape.lastIndex = position;
  const found = codeEscape.exec(text);
  if (found !== null) {
    const [whole, x, u, upperU, octal] = found;
    const code =
      octal === undefined ? Number.parseInt(x ?? u ?? upperU ?? '', 16) : Number.parseInt(octal, 8);
    if (code <= 0x10ffff) return { value: String.fromCodePoint(code), end: position + whole.length };
  }
  const escaped = text.charAt(position + 1);
  return { value: simpleEscapes.get(escaped) ?? `\\${escaped}`, end: position + 2 };
}

/** The text that a Python string literal (with its quotes) stands for. */
function evaluateString(literal: string): string {
  const body = literal.slice(1, -1);
  if (!body.includes('\\')) return body;
  let result = '';
  let position = 0;
  while (position < body.length) {
    const backslash = body.indexOf('\\', position);
    if (backslash < 0) return result + body.slice(position);
    const { value, end } = unescapeAt(body, backslash);
    result += body.slice(position, backslash) + value;
    position = end;
  }
  return result;
}

function illFormed(): SearchError {
  return new SearchError(
    'While parsing a list in the query, expected a non-empty list of string values, but got ill-formed list.',
  );
}

interface ListOptions {
  readonly allowsNumbers: boolean;
}

/** `(('a'))` is `('a')`: the bounds of the list behind all parentheses that stand next to each other. */
function innerBounds(literal: string): readonly [number, number] {
  let start = 1;
  let end = literal.length - 1;
  while (literal.charAt(start) === '(' && literal.charAt(end - 1) === ')') {
    start += 1;
    end -= 1;
  }
  return [start, end];
}

interface Item {
  readonly text: string;
  readonly isNumber: boolean;
}

/** The item with one more piece: strings side by side become one. */
function extended(item: Item | undefined, text: string): Item {
  const isText = text.startsWith("'") || text.startsWith('"');
  if (!isText) return { text, isNumber: true };
  return { text: (item?.text ?? '') + evaluateString(text), isNumber: false };
}

function readItems(literal: string): readonly Item[] {
  const [start, end] = innerBounds(literal);
  const items: Item[] = [];
  let current: Item | undefined;
  for (let position = start; position < end;) {
    piece.lastIndex = position;
    const text = piece.exec(literal)?.[0];
    if (text === undefined) throw illFormed();
    position += text.length;
    if (text === ',') {
      if (current === undefined) throw illFormed();
      items.push(current);
      current = undefined;
    } else if (text.trim() !== '') {
      current = extended(current, text);
    }
  }
  if (current !== undefined) items.push(current);
  return items;
}

function shownAsTuple(items: readonly Item[]): string {
  const shown = items.map(({ text, isNumber }) => (isNumber ? text : pythonRepr(text)));
  return shown.length === 1 ? `(${shown.join('')},)` : `(${shown.join(', ')})`;
}

/** Reads `('a', "b")`, parentheses included. Numbers are refused, or read as their text, as the option says. */
export function parseListLiteral(
  literal: string,
  options: ListOptions = { allowsNumbers: false },
): readonly string[] {
  const items = readItems(literal);
  if (items.length === 0) {
    throw new SearchError(
      'While parsing a list in the query, expected a non-empty list of string values, but got empty list',
    );
  }
  if (items.length > IN_LIST_MAX_ENTRIES) {
    throw new SearchError(
      `A list in the query holds ${items.length} values, more than ${IN_LIST_MAX_ENTRIES}`,
    );
  }
  if (!options.allowsNumbers && items.some(({ isNumber }) => isNumber)) {
    throw new SearchError(
      'While parsing a list in the query, expected string value, punctuation, or whitespace, ' +
        `but got different type in list: ${shownAsTuple(items)}`,
    );
  }
  return items.map(({ text }) => text);
}
