import { invalidParameter } from '../errors.ts';
import { readDuration, readTimestamp } from '../wire/time.ts';
import { toInt64 } from '../wire/int64.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../wire/json.ts';
import type { EnumSpec, Field, Fields, Infer, Message, ScalarKind } from './field.ts';
import { invalidTypeMessage, missingMessage } from './refusals.ts';

const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);
const DECIMAL = /^\s*[+-]?\d+\s*$/;

/** Signals that a value does not fit its field; turned into MLflow's wording by the caller. */
class Misfit {
  readonly path: string;
  readonly value: JsonValue;
  constructor(path: string, value: JsonValue) {
    this.path = path;
    this.value = value;
  }
}

type Reader = (value: JsonValue, path: string) => unknown;

/**
 * Reads a request object as protobuf's JSON mapping does: both spellings of a field, integers as
 * numbers or decimal strings, doubles as numbers or `"NaN"`, enums by name or number, null as absent,
 * unknown fields ignored. Throws {@link ApiError} INVALID_PARAMETER_VALUE in MLflow's words; where MLflow
 * would drop a field of the wrong type silently, the field is refused by name.
 */
export function readRequest<F extends Fields>(spec: Message<F>, raw: JsonObject): Infer<Message<F>> {
  const plan = planOf(spec);
  if ('run_id' in spec.fields && !('run_uuid' in spec.fields)) raw = withLegacyRunId(raw);
  let result: Record<string, unknown> | undefined;
  let misfit: Misfit | undefined;
  try {
    result = readFields(plan, raw, '');
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    misfit = error;
  }
  checkRequired(plan, raw, misfit);
  if (result === undefined)
    throw invalidParameter(invalidTypeMessage(misfit?.path ?? '', misfit?.value ?? null));
  checkRanges(plan, result, raw);
  return result as Infer<Message<F>>;
}

/** Clients before 1.0 name a run by `run_uuid`. */
function withLegacyRunId(raw: JsonObject): JsonObject {
  const { run_id, run_uuid } = raw;
  const isNamed = run_id !== undefined && run_id !== null && run_id !== '';
  return isNamed || run_uuid === undefined ? raw : { ...raw, run_id: run_uuid };
}

interface FieldPlan {
  readonly name: string;
  readonly camelName: string | undefined;
  readonly field: Field<unknown>;
  readonly read: Reader;
  readonly nested: MessagePlan | undefined;
}
interface MessagePlan {
  readonly fields: readonly FieldPlan[];
}

const plans = new WeakMap<Message<Fields>, MessagePlan>();

function planOf(spec: Message<Fields>): MessagePlan {
  const known = plans.get(spec);
  if (known !== undefined) return known;
  const plan = { fields: Object.entries(spec.fields).map(([name, field]) => planField(name, field)) };
  plans.set(spec, plan);
  return plan;
}

function planField(name: string, field: Field<unknown>): FieldPlan {
  const camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const nested = typeof field.type === 'object' && 'fields' in field.type ? planOf(field.type) : undefined;
  const one = nested === undefined ? readerOf(field.type as ScalarKind | EnumSpec) : messageReader(nested);
  const readItems = nested === undefined ? scalarListReader : listReader;
  const read = field.shape === 'list' ? readItems(one) : field.shape === 'map' ? readStringMap : one;
  return { name, camelName: camel === name ? undefined : camel, field, read, nested };
}

function readFields(plan: MessagePlan, raw: JsonObject, path: string): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { name, camelName, field, read } of plan.fields) {
    let value = raw[name];
    if (camelName !== undefined) {
      const other = raw[camelName];
      if (value === undefined) value = other;
      else if (other !== undefined) throw spelledTwice(name, camelName);
    }
    if (value === undefined || value === null) {
      if (field.default !== undefined) result[name] = field.default;
    } else result[name] = read(value, path + name);
  }
  return result;
}

function spelledTwice(name: string, camelName: string): Error {
  return invalidParameter(`Request specifies both '${name}' and '${camelName}'; provide only one of them.`);
}

function messageReader(plan: MessagePlan): Reader {
  return (value, path) => {
    if (!isJsonObject(value)) throw new Misfit(path, value);
    return readFields(plan, value, `${path}.`);
  };
}

function listReader(one: Reader): Reader {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Misfit(path, value);
    return value.map((item, index) => {
      if (item === null) throw new Misfit(path, value);
      return one(item, `${path}[${index}]`);
    });
  };
}

/** MLflow checks the scalars of a list together: its message shows the whole list. */
function scalarListReader(one: Reader): Reader {
  const read = listReader(one);
  return (value, path) => {
    try {
      return read(value, path);
    } catch (error) {
      throw error instanceof Misfit ? new Misfit(path, value) : error;
    }
  };
}

function readStringMap(value: JsonValue, path: string): Record<string, string> {
  if (!isJsonObject(value)) throw new Misfit(path, value);
  const map: Record<string, string> = {};
  for (const [key, item] of Object.entries(value)) {
    if (typeof item !== 'string') throw new Misfit(path, value);
    map[key] = item;
  }
  return map;
}

function readerOf(type: ScalarKind | EnumSpec): Reader {
  if (typeof type === 'object') return (value, path) => readEnum(type, value, path);
  return SCALARS[type];
}

const SCALARS: Record<ScalarKind, Reader> = {
  string: (value, path) => {
    if (typeof value !== 'string' || !value.isWellFormed()) throw new Misfit(path, value);
    return value;
  },
  bool: (value, path) => {
    if (typeof value !== 'boolean') throw new Misfit(path, value);
    return value;
  },
  int64: readInteger,
  int32: (value, path) => {
    const integer = readInteger(value, path);
    if (typeof integer === 'bigint' || integer > INT32_MAX || integer < INT32_MIN)
      throw new Misfit(path, value);
    return integer;
  },
  double: readDouble,
  timestamp: (value, path) =>
    fitting(typeof value === 'string' ? readTimestamp(value) : undefined, value, path),
  duration: (value, path) =>
    fitting(typeof value === 'string' ? readDuration(value) : undefined, value, path),
  json: (value) => value,
};

function fitting<T>(read: T | undefined, value: JsonValue, path: string): T {
  if (read === undefined) throw new Misfit(path, value);
  return read;
}

function readInteger(value: JsonValue, path: string): number | bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value;
  let wide: bigint | undefined;
  if (typeof value === 'bigint') wide = value;
  else if (typeof value === 'number' && Number.isInteger(value)) wide = BigInt(value);
  else if (typeof value === 'string' && DECIMAL.test(value)) wide = BigInt(value.trim().replace(/^\+/, ''));
  const integer = wide === undefined ? undefined : toInt64(wide);
  if (integer === undefined) throw new Misfit(path, value);
  return integer;
}

const DOUBLE_WORDS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};
const DOUBLE = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

function readDouble(value: JsonValue, path: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') throw new Misfit(path, value);
  const word = DOUBLE_WORDS[value];
  if (word !== undefined) return word;
  const number = DOUBLE.test(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) throw new Misfit(path, value);
  return number;
}

function readEnum(spec: EnumSpec, value: JsonValue, path: string): string {
  if (typeof value === 'string' && Object.hasOwn(spec.values, value)) return value;
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  for (const [name, candidate] of Object.entries(spec.values)) if (candidate === number) return name;
  throw new Misfit(path, value);
}

/**
 * MLflow looks for required fields in the raw object under their snake_case names, in the order of the
 * handler's schema, and reports types in that same pass once reading has failed.
 */
function checkRequired(plan: MessagePlan, raw: JsonObject, misfit: Misfit | undefined): void {
  for (const { name, field, nested } of plan.fields) {
    const value = raw[name];
    if (field.required && (value === undefined || value === null || value === '')) {
      throw invalidParameter(missingMessage(name));
    }
    if (nested !== undefined) checkNested({ plan: nested, shape: field.shape }, value, name);
    if (misfit !== undefined && pathStartsWith(misfit.path, name)) {
      throw invalidParameter(invalidTypeMessage(misfit.path, misfit.value));
    }
  }
}

interface NestedPlan {
  readonly plan: MessagePlan;
  readonly shape: Field<unknown>['shape'];
}

/** Required fields of messages within the request, each item of a list by its number. */
function checkNested({ plan, shape }: NestedPlan, value: JsonValue | undefined, path: string): void {
  if (shape === 'list') {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries())
      checkNested({ plan, shape: 'one' }, item, `${path}[${index}]`);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const { name, camelName, field, nested } of plan.fields) {
    const member = value[name] ?? (camelName === undefined ? undefined : value[camelName]);
    if (field.required && (member === undefined || member === null || member === '')) {
      throw invalidParameter(missingMessage(`${path}.${name}`));
    }
    if (nested !== undefined) checkNested({ plan: nested, shape: field.shape }, member, `${path}.${name}`);
  }
}

function pathStartsWith(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}

function checkRanges(plan: MessagePlan, result: Record<string, unknown>, raw: JsonObject): void {
  for (const { name, field } of plan.fields) {
    const value = result[name];
    if (field.check === undefined || value === undefined) continue;
    const reason = (field.check as (value: unknown) => string | undefined)(value);
    if (reason === undefined) continue;
    throw invalidParameter(reason === '' ? invalidTypeMessage(name, raw[name] ?? null) : reason);
  }
}
