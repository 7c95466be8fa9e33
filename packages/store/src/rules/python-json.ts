import { JSON_DEPTH_MAX } from '@millrace/protocol';
import { pythonFloat, pythonQuote } from './names.ts';

/** A JSON number with a point or an exponent: Python tells `1.0` from `1`. */
export class PythonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** An object in the order of its keys, which a JavaScript object does not keep for numbers. */
export type PythonObject = Map<string, PythonValue>;
export type PythonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | PythonFloat
  | PythonValue[]
  | PythonObject;

export function isPythonObject(value: PythonValue | undefined): value is PythonObject {
  return value instanceof Map;
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON strings hold no control characters
const STRING = /"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;
const WORDS: ReadonlyMap<string, readonly (readonly [string, PythonValue])[]> = new Map([
  ['t', [['true', true]]],
  ['f', [['false', false]]],
  ['n', [['null', null]]],
  ['N', [['NaN', new PythonFloat(Number.NaN)]]],
  ['I', [['Infinity', new PythonFloat(Number.POSITIVE_INFINITY)]]],
  ['-', [['-Infinity', new PythonFloat(Number.NEGATIVE_INFINITY)]]],
]);

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): PythonValue {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#error();
    return value;
  }

  #value(depth: number): PythonValue {
    if (depth > JSON_DEPTH_MAX) throw this.#error();
    this.#space();
    const character = this.#text.charAt(this.#at);
    if (character === '{') return this.#object(depth);
    if (character === '[') return this.#array(depth);
    if (character === '"') return this.#string();
    for (const [word, value] of WORDS.get(character) ?? []) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#number();
  }

  #object(depth: number): PythonObject {
    const object: PythonObject = new Map();
    this.#at += 1;
    if (this.#takes('}')) return object;
    do {
      this.#space();
      const key = this.#string();
      if (!this.#takes(':')) throw this.#error();
      object.set(key, this.#value(depth + 1));
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#error();
    return object;
  }

  #array(depth: number): PythonValue[] {
    const items: PythonValue[] = [];
    this.#at += 1;
    if (this.#takes(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#error();
    return items;
  }

  #string(): string {
    STRING.lastIndex = this.#at;
    const match = STRING.exec(this.#text);
    if (match === null) throw this.#error();
    this.#at = STRING.lastIndex;
    const [whole, body = ''] = match;
    return body.includes('\\') ? (JSON.parse(whole) as string) : body;
  }

  #number(): PythonValue {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) throw this.#error();
    this.#at = NUMBER.lastIndex;
    const narrow = Number(match[0]);
    if (match[1] !== undefined || match[2] !== undefined) return new PythonFloat(narrow);
    if (Number.isSafeInteger(narrow)) return Object.is(narrow, -0) ? 0 : narrow;
    return BigInt(match[0]);
  }

  #takes(character: string): boolean {
    this.#space();
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #error(): SyntaxError {
    return new SyntaxError(`not valid JSON at character ${this.#at}`);
  }
}

/** JSON text as Python reads it. Throws `SyntaxError`. */
export function parsePythonJson(text: string): PythonValue {
  return new Parser(text).parse();
}

/** JSON text as Python's encoder spells it: MLflow compares such texts, and clients get them. */
export function pythonJson(
  value: PythonValue,
  options: { readonly sorts: boolean } = { sorts: false },
): string {
  if (typeof value === 'string') return stringText(value);
  if (value instanceof PythonFloat) return floatText(value.value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => pythonJson(item, options)).join(', ')}]`;
  const entries = options.sorts
    ? [...value].toSorted(([left], [right]) => (left < right ? -1 : 1))
    : [...value];
  return `{${entries.map(([key, item]) => `${stringText(key)}: ${pythonJson(item, options)}`).join(', ')}}`;
}

// oxlint-disable-next-line no-control-regex -- what lies beyond printable ASCII is escaped
const BEYOND_ASCII = /[\u007f-\uffff]/g;

function stringText(text: string): string {
  return JSON.stringify(text).replaceAll(
    BEYOND_ASCII,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function floatText(value: number): string {
  if (Number.isFinite(value)) return pythonFloat(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** What Python's `str` makes of a value: how MLflow stores a tag that is no text. */
export function pythonText(value: PythonValue): string {
  return typeof value === 'string' ? value : shown(value);
}

function shown(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonQuote(value);
  if (value instanceof PythonFloat) return pythonFloat(value.value);
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${pythonQuote(key)}: ${shown(item)}`).join(', ')}}`;
  }
  return String(value);
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  boolean: 'bool',
  number: 'int',
  bigint: 'int',
  string: 'str',
};

/** Python's name of the value's type, which MLflow's messages tell. */
export function pythonTypeName(value: PythonValue): string {
  if (value === null) return 'NoneType';
  if (value instanceof PythonFloat) return 'float';
  if (Array.isArray(value)) return 'list';
  return value instanceof Map ? 'dict' : (TYPE_NAMES[typeof value] ?? 'object');
}
