/**
 * JSON that loses nothing: a number keeps the digits it was written with, and the bare words NaN and Infinity,
 * which Python writes and JSON does not know, stay apart from the strings.
 */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | { [key: string]: ExactJson };

export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** One spelling for each value: `1`, `1.0` and `10e-1` are the same. */
  get canonical(): string {
    const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.text);
    if (parts === null) {
      return this.text;
    }
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
    const digits = `${whole}${fraction}`.replace(/^0+/, '');
    const significant = digits.replace(/0+$/, '');
    if (significant === '') {
      return '0';
    }
    const power = Number(exponent) - fraction.length + (digits.length - significant.length);
    return `${sign}${significant}e${power}`;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null|NaN|-?Infinity/y;
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/** Parses one JSON text; throws SyntaxError when it is not one. */
export function parseExactJson(text: string): ExactJson {
  const cursor = { text, position: 0 };
  const value = readValue(cursor);
  take(cursor, SPACE);
  if (cursor.position !== text.length) {
    throw new SyntaxError(`Unexpected text at ${cursor.position}`);
  }
  return value;
}

interface Cursor {
  readonly text: string;
  position: number;
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.position;
  const match = pattern.exec(cursor.text);
  if (match === null) {
    return undefined;
  }
  cursor.position = pattern.lastIndex;
  return match[0];
}

function takeSign(cursor: Cursor, sign: string): boolean {
  take(cursor, SPACE);
  const isThere = cursor.text[cursor.position] === sign;
  if (isThere) {
    cursor.position += 1;
  }
  return isThere;
}

function expectSign(cursor: Cursor, sign: string): void {
  if (!takeSign(cursor, sign)) {
    throw new SyntaxError(`Expected ${sign} at ${cursor.position}`);
  }
}

function readValue(cursor: Cursor): ExactJson {
  if (takeSign(cursor, '{')) {
    return readObject(cursor);
  }
  if (takeSign(cursor, '[')) {
    return readArray(cursor);
  }
  if (cursor.text[cursor.position] === '"') {
    return readString(cursor);
  }
  const word = take(cursor, WORD);
  if (word === 'true' || word === 'false') {
    return word === 'true';
  }
  if (word !== undefined) {
    return word === 'null' ? null : new ExactNumber(word);
  }
  const number = take(cursor, NUMBER);
  if (number === undefined) {
    throw new SyntaxError(`Unexpected text at ${cursor.position}`);
  }
  return new ExactNumber(number);
}

function readString(cursor: Cursor): string {
  take(cursor, SPACE);
  const quoted = take(cursor, STRING);
  if (quoted === undefined) {
    throw new SyntaxError(`Expected a string at ${cursor.position}`);
  }
  return String(JSON.parse(quoted));
}

function readObject(cursor: Cursor): ExactJson {
  const members: { [key: string]: ExactJson } = {};
  if (takeSign(cursor, '}')) {
    return members;
  }
  do {
    const key = readString(cursor);
    expectSign(cursor, ':');
    members[key] = readValue(cursor);
  } while (takeSign(cursor, ','));
  expectSign(cursor, '}');
  return members;
}

function readArray(cursor: Cursor): ExactJson {
  const items: ExactJson[] = [];
  if (takeSign(cursor, ']')) {
    return items;
  }
  do {
    items.push(readValue(cursor));
  } while (takeSign(cursor, ','));
  expectSign(cursor, ']');
  return items;
}

export function isExactObject(value: ExactJson | undefined): value is { [key: string]: ExactJson } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}

/** The value at `run.info.run_id` or `models.0.info`; undefined when the way there ends early. */
export function valueAt(value: ExactJson, path: string): ExactJson | undefined {
  let here: ExactJson | undefined = value;
  for (const key of path.split('.')) {
    if (Array.isArray(here)) {
      here = here[Number(key)];
    } else if (isExactObject(here)) {
      here = here[key];
    } else {
      return undefined;
    }
  }
  return here;
}

/** Compact text of a value, numbers as they were written. */
export function exactText(value: ExactJson | undefined): string {
  if (value === undefined) {
    return '<absent>';
  }
  if (value instanceof ExactNumber) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return `[${value.map(exactText).join(',')}]`;
  }
  if (isExactObject(value)) {
    const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${exactText(item)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
