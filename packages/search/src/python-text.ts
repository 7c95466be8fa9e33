const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const unprintable = /[\p{C}\p{Z}]/u;

function escapeUnprintable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** The text as Python's `repr` shows it: MLflow's messages quote filters that way. */
export function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const character of text) {
    const short = shortEscapes.get(character);
    if (short !== undefined) body += short;
    else if (character === quote) body += `\\${character}`;
    else if (character !== ' ' && unprintable.test(character)) body += escapeUnprintable(character);
    else body += character;
  }
  return quote + body + quote;
}

/** A list of texts as Python shows it: `['a', 'b']`. */
export function pythonList(texts: readonly string[]): string {
  return `[${texts.map(pythonRepr).join(', ')}]`;
}

/** A set of texts as Python shows it, in our order (Python's changes from process to process). */
export function pythonSet(texts: Iterable<string>): string {
  return `{${[...texts].map(pythonRepr).join(', ')}}`;
}

/** A tuple of texts as Python shows it. */
export function pythonTuple(texts: readonly string[]): string {
  const items = texts.map(pythonRepr);
  return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
}
