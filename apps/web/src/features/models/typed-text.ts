import { type DataType, isObject, typeText } from '../../formats/data-type.ts';
import { counted } from '../../components/format.ts';

/** What was typed as JSON, or why it is not a value of the type. */
export type TypedText = { readonly json: string } | { readonly error: string };

const WHOLE = /^[+-]?\d+$/;
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;
const BITS: Readonly<Record<string, bigint>> = { integer: 31n, long: 63n };
const FLOAT_MAX = 3.402_823_466_385_288_6e38;

/** Reads a text as a value of a type. Digits stay as they are typed: a long has more than a number of JavaScript. */
export function readTypedText(type: DataType, text: string): TypedText {
  if (type.kind !== 'scalar' || type.name === 'any') return readJson(type, text);
  const trimmed = text.trim();
  switch (type.name) {
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false' ? { json: trimmed } : wrong('true or false');
    case 'integer':
    case 'long':
      return readWhole(type.name, trimmed);
    case 'float':
    case 'double':
      return readReal(type.name, trimmed);
    case 'datetime':
      return Number.isNaN(Date.parse(trimmed))
        ? wrong('a date, such as 2026-01-31T09:30:00')
        : { json: JSON.stringify(trimmed) };
    case 'binary':
      return BASE64.test(trimmed) ? { json: JSON.stringify(trimmed) } : wrong('bytes in base64');
    default:
      return { json: JSON.stringify(text) };
  }
}

function wrong(expected: string): TypedText {
  return { error: `This must be ${expected}.` };
}

function readWhole(name: 'integer' | 'long', text: string): TypedText {
  if (!WHOLE.test(text)) return wrong('a whole number');
  const value = BigInt(text.replace('+', ''));
  const limit = 2n ** (BITS[name] ?? 63n);
  if (value < -limit || value >= limit) return wrong(`between ${-limit} and ${limit - 1n}, as ${name} is`);
  return { json: value.toString() };
}

function readReal(name: 'float' | 'double', text: string): TypedText {
  const value = text === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value)) return wrong('a number');
  if (!Number.isFinite(value) || (name === 'float' && Math.abs(value) > FLOAT_MAX)) {
    return wrong(`a number that fits a ${name}`);
  }
  return { json: JSON.stringify(value) };
}

function readJson(type: DataType, text: string): TypedText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong(`JSON: ${typeText(type)}`);
  }
  const error = mismatch(type, value, 'The value');
  return error === undefined ? { json: JSON.stringify(value) } : { error };
}

/** Where a value is not of its type; undefined where it is. */
function mismatch(type: DataType, value: unknown, where: string): string | undefined {
  switch (type.kind) {
    case 'array':
      if (!Array.isArray(value)) return `${where} must be a list.`;
      return first(value.map((item, at) => () => mismatch(type.of, item, `${where}[${at}]`)));
    case 'map':
      if (!isObject(value)) return `${where} must be an object.`;
      return first(
        Object.entries(value).map(
          ([key, item]) =>
            () =>
              mismatch(type.of, item, `${where}.${key}`),
        ),
      );
    case 'object':
      return objectMismatch(type, value, where);
    case 'tensor':
      return tensorMismatch(type.shape, value, where);
    default:
      return scalarMismatch(type.name, value, where);
  }
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectMismatch(
  { properties }: Extract<DataType, { kind: 'object' }>,
  value: unknown,
  where: string,
): string | undefined {
  if (!isObject(value)) return `${where} must be an object.`;
  const extra = Object.keys(value).find((key) => !properties.some(({ name }) => name === key));
  if (extra !== undefined) return `${where} has “${extra}”, which the signature does not know.`;
  return first(
    properties.map(({ name, type, isRequired }) => () => {
      const inner = value[name];
      if (inner !== undefined && inner !== null) return mismatch(type, inner, `${where}.${name}`);
      return isRequired ? `${where} must have “${name}”.` : undefined;
    }),
  );
}

/** As deep as the shape is long, with the sizes that it fixes. */
function tensorMismatch(shape: readonly number[], value: unknown, where: string): string | undefined {
  const [size, ...rest] = shape;
  if (size === undefined) return Array.isArray(value) ? `${where} is nested too deep.` : undefined;
  if (!Array.isArray(value)) return `${where} must be a list.`;
  if (size >= 0 && value.length !== size)
    return `${where} must have ${counted(size, 'item')}, not ${value.length}.`;
  return first(value.map((item, at) => () => tensorMismatch(rest, item, `${where}[${at}]`)));
}

function scalarMismatch(name: string, value: unknown, where: string): string | undefined {
  switch (name) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${where} must be true or false.`;
    case 'integer':
    case 'long':
      return Number.isInteger(value) ? undefined : `${where} must be a whole number.`;
    case 'float':
    case 'double':
      return typeof value === 'number' ? undefined : `${where} must be a number.`;
    case 'string':
    case 'datetime':
    case 'binary':
      return typeof value === 'string' ? undefined : `${where} must be a text.`;
    default:
      return undefined;
  }
}
