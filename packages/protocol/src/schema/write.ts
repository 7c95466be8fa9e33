import { formatDouble, quoteJson } from '../wire/json.ts';
import type { Field, Fields, Infer, Message } from './field.ts';

type Writer = (value: never) => string;

interface FieldWriter {
  readonly name: string;
  readonly label: string;
  readonly write: Writer;
  readonly repeated: boolean;
}

const writers = new WeakMap<Message<Fields>, readonly FieldWriter[]>();

/**
 * The JSON text of an answer, as protobuf's mapping with MLflow's changes writes it: unset fields, empty
 * lists and empty maps left out, 64-bit integers as exact numbers, NaN and infinities as strings.
 */
export function writeMessage<F extends Fields>(spec: Message<F>, value: Infer<Message<F>>): string {
  return writeFields(writersOf(spec), value);
}

function writersOf(spec: Message<Fields>): readonly FieldWriter[] {
  const known = writers.get(spec);
  if (known !== undefined) return known;
  const made: FieldWriter[] = [];
  writers.set(spec, made);
  for (const [name, field] of Object.entries(spec.fields)) {
    const one = writerOf(field);
    const write = field.shape === 'list' ? listWriter(one) : field.shape === 'map' ? writeStringMap : one;
    made.push({
      name,
      label: `"${name}":`,
      write,
      repeated: field.shape !== 'one' && field.keepsEmpty !== true,
    });
  }
  return made;
}

function writeFields(fields: readonly FieldWriter[], value: Record<string, unknown>): string {
  let text = '';
  for (const { name, label, write, repeated } of fields) {
    const item = value[name];
    if (item === undefined || item === null) continue;
    if (repeated && isEmpty(item)) continue;
    text += (text === '' ? '{' : ',') + label + write(item as never);
  }
  return text === '' ? '{}' : `${text}}`;
}

function isEmpty(value: object): boolean {
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}

function writerOf(field: Field<unknown>): Writer {
  if (typeof field.type === 'object') {
    if (!('fields' in field.type)) return quoteJson;
    const fields = writersOf(field.type);
    return (value: Record<string, unknown>) => writeFields(fields, value);
  }
  if (field.type === 'string') return quoteJson;
  if (field.type === 'double') return formatDouble;
  return String as Writer;
}

function listWriter(one: Writer): Writer {
  return (values: readonly unknown[]) => {
    let text = '[';
    for (let at = 0; at < values.length; at += 1) {
      if (at > 0) text += ',';
      text += one(values[at] as never);
    }
    return `${text}]`;
  };
}

function writeStringMap(map: Record<string, string>): string {
  return `{${Object.entries(map)
    .map(([key, value]) => `${quoteJson(key)}:${quoteJson(value)}`)
    .join(',')}}`;
}
