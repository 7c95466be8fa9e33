/** JSON text as Python's encoder spells it, which clients compare and filters search. */

export function stringText(text: string): string {
  return JSON.stringify(text);
}

/**
 * A string that a client gave as the value of a span's attribute. MLflow's clients send values that are JSON text
 * already: these stay as they are, instead of becoming JSON within a JSON string.
 */
export function attributeText(text: string): string {
  if (!MAY_BE_JSON.has(text.charCodeAt(0))) return stringText(text);
  const value = parseText(text);
  return typeof value === 'string' || (typeof value === 'object' && value !== null) ? text : stringText(text);
}

/** How objects, lists and strings begin in JSON, with room for blanks. */
const MAY_BE_JSON = new Set(Array.from('{["\t\n\r ', (character) => character.charCodeAt(0)));

/** A double: `2.0`, `1e-07`, `NaN`. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  if (Number.isInteger(value)) return `${Object.is(value, -0) ? '-0' : value}.0`;
  return String(value);
}

/** What Python's `repr` makes of bytes, as a JSON string. */
export function bytesText(bytes: Uint8Array): string {
  let body = '';
  let hasSingle = false;
  let hasDouble = false;
  for (const byte of bytes) {
    if (byte === 0x27) hasSingle = true;
    if (byte === 0x22) hasDouble = true;
  }
  const quote = hasSingle && !hasDouble ? '"' : "'";
  for (const byte of bytes) {
    if (byte === 0x09) body += '\\t';
    else if (byte === 0x0a) body += '\\n';
    else if (byte === 0x0d) body += '\\r';
    else if (byte === 0x5c || (byte === 0x27 && quote === "'")) body += `\\${String.fromCharCode(byte)}`;
    else if (byte < 0x20 || byte > 0x7e) body += `\\x${byte.toString(16).padStart(2, '0')}`;
    else body += String.fromCharCode(byte);
  }
  return stringText(`b${quote}${body}${quote}`);
}

/** An object of texts that are JSON already. */
export function objectText(entries: Iterable<readonly [string, string]>): string {
  let text = '';
  for (const [key, value] of entries) text += `${text === '' ? '' : ', '}${stringText(key)}: ${value}`;
  return `{${text}}`;
}

/** Any parsed JSON value again as text; whole numbers are integers. */
export function valueText(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : doubleText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return objectText(Object.entries(value).map(([key, item]) => [key, valueText(item)] as const));
  }
  return typeof value === 'boolean' ? String(value) : 'null';
}

const WORD = /^"[\w .:/-]*"$/;
const WORD_CHARACTERS_MAX = 64;

/** Keys whose text is remembered: those of spans are few and come again and again. */
const KEYS_MAX = 20_000;
const keyTexts = new Map<string, string>();

/** A key as a JSON string. */
export function keyText(key: string): string {
  let text = keyTexts.get(key);
  if (text !== undefined) return text;
  text = JSON.stringify(key);
  if (keyTexts.size >= KEYS_MAX) keyTexts.clear();
  // A key cut out of a request must not keep the whole request in memory.
  keyTexts.set(JSON.parse(text) as string, text);
  return text;
}

/** The value of JSON text; undefined when it is none. */
export function parseText(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  // A word in quotes needs no parser.
  if (text.charCodeAt(0) === 0x22 && text.length < WORD_CHARACTERS_MAX && WORD.test(text))
    return text.slice(1, -1);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The text that a JSON string stands for; other JSON stays as it is. */
export function plainText(text: string): string {
  const value = text.startsWith('"') ? parseText(text) : undefined;
  return typeof value === 'string' ? value : text;
}
