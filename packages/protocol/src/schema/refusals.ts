import type { JsonValue } from '../wire/json.ts';

const SEE_DOCS = ' See the API docs for more information about request parameters.';
/** Characters of an offending value that a message repeats; ours: MLflow repeats all of it. */
const ECHOED_VALUE_CHARACTERS_MAX = 2000;

export function missingMessage(path: string): string {
  return `Missing value for required parameter '${path}'.${SEE_DOCS}`;
}

/** MLflow's message for a value of the wrong type; it names Python's type of the value. */
export function invalidTypeMessage(path: string, value: JsonValue): string {
  return `${invalidValueMessage(path, value)} supplied:  Hint: Value was of type '${pythonType(value)}'.${SEE_DOCS}`;
}

/** `Invalid value <json> for parameter '<path>'`, the start of most of MLflow's refusals. */
export function invalidValueMessage(path: string, value: JsonValue): string {
  return `Invalid value ${compactJson(value)} for parameter '${path}'`;
}

function pythonType(value: JsonValue): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return (
    ({ string: 'str', boolean: 'bool', bigint: 'int', object: 'dict' } as Record<string, string>)[
      typeof value
    ] ?? 'object'
  );
}

/** JSON with sorted keys and non-ASCII escaped, as Python's encoder writes it. */
export function compactJson(value: JsonValue | undefined): string {
  return sortedJson(value)
    .replace(/[\u007f-\uffff]/g, escapeUnit)
    .slice(0, ECHOED_VALUE_CHARACTERS_MAX);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Levels of a value that are shown; deeper ones are `…`. */
const ECHOED_DEPTH_MAX = 20;

function sortedJson(value: JsonValue | undefined, depth = 0): string {
  if (depth > ECHOED_DEPTH_MAX) return '"…"';
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => sortedJson(item, depth + 1)).join(',')}]`;
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sortedJson(value[key], depth + 1)}`).join(',')}}`;
}
