import type { Int64 } from '../wire/int64.ts';
import type { JsonText } from '../wire/json-text.ts';
import type { JsonValue } from '../wire/json.ts';

/**
 * The scalar types of MLflow's wire. Their readings of JSON are those of protobuf's JSON mapping. `timestamp`
 * (RFC 3339) and `duration` (`1.5s`) are milliseconds inside; `json` is any value.
 */
export type ScalarKind = 'string' | 'int64' | 'int32' | 'double' | 'bool' | 'timestamp' | 'duration' | 'json';

/** One field: `T` is its type after reading, `R` whether it is certainly there after reading. */
export interface Field<T, R extends boolean = boolean> {
  readonly type: ScalarKind | EnumSpec | Message<Fields>;
  readonly shape: 'one' | 'list' | 'map';
  /** In a request: absent, null or "" is refused. In an answer: always there. */
  readonly required: R;
  readonly default?: string | number | undefined;
  /** Range or element checks of a request that MLflow makes after the type check. */
  readonly check?: ((value: never) => string | undefined) | undefined;
  readonly description?: string | undefined;
  /** An empty list is written, too, as MLflow's hand-made answers do. */
  readonly keepsEmpty?: boolean | undefined;
  readonly phantom?: T;
}

export interface EnumSpec {
  readonly enumName: string;
  /** Name → number on the wire. */
  readonly values: Readonly<Record<string, number>>;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A named set of fields; the same object describes reading, writing, the TypeScript type and the schema. */
export interface Message<F extends Fields> {
  readonly messageName: string;
  readonly fields: F;
}

type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K]['required'] extends true ? K : never }[keyof F];
type TypeOf<S> = S extends Field<infer T> ? T : never;

/** The TypeScript type of a message: fields that are certainly there, and the others optional. */
export type Infer<M> =
  M extends Message<infer F>
    ? { [K in RequiredKeys<F>]: TypeOf<F[K]> } & {
        [K in Exclude<keyof F, RequiredKeys<F>>]?: TypeOf<F[K]> | undefined;
      }
    : never;

export function message<const F extends Fields>(messageName: string, fields: F): Message<F> {
  return { messageName, fields };
}

export function enumeration<const V extends Record<string, number>>(
  enumName: string,
  values: V,
): { enumName: string; values: V } {
  return { enumName, values };
}

type ScalarType = {
  string: string;
  int64: Int64;
  int32: number;
  double: number;
  bool: boolean;
  timestamp: Int64;
  duration: Int64;
  json: JsonValue | JsonText;
};

function scalar<K extends ScalarKind>(type: K): Field<ScalarType[K], false> {
  return { type, shape: 'one', required: false };
}

export const string = (): Field<string, false> => scalar('string');
export const int64 = (): Field<Int64, false> => scalar('int64');
export const int32 = (): Field<number, false> => scalar('int32');
export const double = (): Field<number, false> => scalar('double');
export const bool = (): Field<boolean, false> => scalar('bool');
export const timestamp = (): Field<Int64, false> => scalar('timestamp');
export const duration = (): Field<Int64, false> => scalar('duration');
/** Any JSON value; an answer may also hold JSON that is text already. */
export const json = (): Field<JsonValue | JsonText, false> => scalar('json');

export function oneOf<E extends EnumSpec>(spec: E): Field<Extract<keyof E['values'], string>, false> {
  return { type: spec, shape: 'one', required: false };
}

export function nested<F extends Fields>(spec: Message<F>): Field<Infer<Message<F>>, false> {
  return { type: spec, shape: 'one', required: false };
}

export function list<T>(item: Field<T>): Field<T[], false> {
  return { type: item.type, shape: 'list', required: false };
}

/** A map from string to string. */
export function stringMap(): Field<Record<string, string>, false> {
  return { type: 'string', shape: 'map', required: false };
}

/** A map from string to double, in answers only. */
export function doubleMap(): Field<Record<string, number>, false> {
  return { type: 'double', shape: 'map', required: false };
}

export function required<T>(field: Field<T>): Field<T, true> {
  return { ...field, required: true };
}

/** A field that reads as `value` when the request leaves it out. */
export function withDefault<T>(field: Field<T>, value: T & (string | number)): Field<T, true> {
  return { ...field, required: false, default: value } as unknown as Field<T, true>;
}

/** `check` returns the reason of a refusal in MLflow's words, or undefined. */
export function checked<T, R extends boolean>(
  field: Field<T, R>,
  check: (value: T) => string | undefined,
): Field<T, R> {
  return { ...field, check };
}

export function keptWhenEmpty<T, R extends boolean>(field: Field<T, R>): Field<T, R> {
  return { ...field, keepsEmpty: true };
}
