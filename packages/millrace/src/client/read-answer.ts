import type { Field, Fields, Infer, JsonObject, JsonValue, Message } from '@millrace/protocol';
import { isJsonObject, readDuration, readTimestamp } from '@millrace/protocol';

/**
 * An answer as the wire's schema has it: empty lists, which are left out on the wire, put back; 64-bit integers and
 * NaN read from strings, as other servers write them; times and durations in ms; unknown fields dropped.
 */
export function readAnswer<F extends Fields>(message: Message<F>, raw: JsonObject): Infer<Message<F>> {
  const entries = Object.entries(message.fields).map(([name, field]) => [name, readField(field, raw[name])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Infer<Message<F>>;
}

function readField(field: Field<unknown>, value: JsonValue | undefined): unknown {
  if (field.shape === 'list') return Array.isArray(value) ? value.map((item) => readOne(field, item)) : [];
  if (value === undefined || value === null) return undefined;
  return field.shape === 'map' ? value : readOne(field, value);
}

function readOne(field: Field<unknown>, value: JsonValue): unknown {
  if (typeof field.type === 'object') {
    return 'fields' in field.type ? readAnswer(field.type, isJsonObject(value) ? value : {}) : value;
  }
  // A double that is a large whole number looks like an integer in JSON.
  if (field.type === 'double') return Number(value);
  if (typeof value !== 'string') return value;
  if (field.type === 'timestamp') return readTimestamp(value);
  if (field.type === 'duration') return readDuration(value);
  if (field.type !== 'int64' && field.type !== 'int32') return value;
  const narrow = Number(value);
  return Number.isSafeInteger(narrow) ? narrow : BigInt(value);
}
