import { toInt64 } from './int64.ts';
import { JSON_DEPTH_MAX } from '../limits.ts';

/** What {@link parseJson} yields. An integer token beyond 2^53 is a `bigint`, so no digit is lost. */
export type JsonValue = null | boolean | number | bigint | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An integer token of 16 digits or more may not fit in a double; shorter ones are always exact. */
const MAY_LOSE_DIGITS = /[:,[\s-]\d{16,}(?![\d.eE])/;

/**
 * Parses JSON text as MLflow's clients write it: RFC 8259, plus the bare tokens `NaN`, `Infinity` and
 * `-Infinity` that Python's encoder emits. Throws `SyntaxError`; a number too large for a double
 * (`1e400`) is refused instead of becoming Infinity.
 */
export function parseJson(text: string): JsonValue {
  if (!MAY_LOSE_DIGITS.test(text)) {
    const value = parseNative(text);
    if (value !== undefined) return value;
  }
  return new ExactParser(text).parse();
}

/** The engine's own parser, undefined when it refuses the text or the text needs the exact parser. */
function parseNative(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return MAY_OVERFLOW.test(text) || isDeeper(value, JSON_DEPTH_MAX) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Whether a value is nested too deep; the engine parses any depth, but what walks it afterwards has a stack. */
function isDeeper(value: JsonValue | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeper(item, levels - 1));
  for (const key in value) if (isDeeper(value[key], levels - 1)) return true;
  return false;
}

/** A number with an exponent of three digits may exceed a double's range. */
const MAY_OVERFLOW = /[:,[\s]-?\d[\d.]*[eE]\+?\d{3}/;

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON strings hold no control characters
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS: ReadonlyArray<readonly [string, JsonValue]> = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];

class ExactParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): JsonValue {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#error('unexpected text after the value');
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > JSON_DEPTH_MAX) throw this.#error(`nested deeper than ${JSON_DEPTH_MAX} levels`);
    this.#space();
    const character = this.#text[this.#at];
    if (character === '{') return this.#object(depth);
    if (character === '[') return this.#array(depth);
    if (character === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #object(depth: number): JsonObject {
    const object: JsonObject = {};
    this.#at += 1;
    if (this.#takes('}')) return object;
    do {
      this.#space();
      const key = this.#string();
      if (!this.#takes(':')) throw this.#error("expected ':'");
      const value = this.#value(depth + 1);
      if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true });
      else object[key] = value;
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#error("expected ',' or '}'");
    return object;
  }

  #array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.#at += 1;
    if (this.#takes(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#error("expected ',' or ']'");
    return items;
  }

  #string(): string {
    STRING.lastIndex = this.#at;
    const match = STRING.exec(this.#text);
    if (match === null) throw this.#error('expected a string');
    this.#at = STRING.lastIndex;
    return JSON.parse(match[0]) as string;
  }

  #number(): number | bigint {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) throw this.#error('expected a value');
    this.#at = NUMBER.lastIndex;
    const narrow = Number(match[0]);
    if (!Number.isFinite(narrow))
      throw this.#error(`${match[0].slice(0, 40)} is out of the range of a double`);
    const isInteger = match[1] === undefined && match[2] === undefined;
    if (!isInteger || Number.isSafeInteger(narrow)) return narrow;
    const wide = BigInt(match[0]);
    return toInt64(wide) ?? wide;
  }

  #takes(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
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

  #error(reason: string): SyntaxError {
    return new SyntaxError(`not valid JSON at character ${this.#at}: ${reason}`);
  }
}

/** A double as the wire writes it: NaN and infinities are strings. */
export function formatDouble(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return `"${value}"`;
}
