import { JsonText } from '../wire/json-text.ts';
import { formatDouble } from '../wire/json.ts';
import { writeDuration, writeTimestamp } from '../wire/time.ts';
import { JsonBytes } from '../wire/json-bytes.ts';
import type { Int64 } from '../wire/int64.ts';
import type { Field, Fields, Infer, Message } from './field.ts';

type Writer = (value: never, out: JsonBytes) => void;

interface FieldWriter {
  readonly name: string;
  /** `"name":` */
  readonly label: string;
  readonly write: Writer;
  readonly isLeftOutWhenEmpty: boolean;
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

const writers = new WeakMap<Message<Fields>, readonly FieldWriter[]>();
const shared = new JsonBytes();
const decoder = new TextDecoder();

/**
 * The JSON of an answer in UTF-8, as protobuf's mapping with MLflow's changes writes it: unset fields, empty
 * lists and empty maps left out, 64-bit integers as exact numbers, NaN and infinities as strings. A message in
 * the answer may be a {@link JsonText} that says so already.
 */
export function writeMessage<F extends Fields>(spec: Message<F>, value: Infer<Message<F>>): Uint8Array {
  writeFields(writersOf(spec), value, shared);
  return shared.take();
}

/** The same as text. */
export function messageText<F extends Fields>(spec: Message<F>, value: Infer<Message<F>>): string {
  return decoder.decode(writeMessage(spec, value));
}

function writersOf(spec: Message<Fields>): readonly FieldWriter[] {
  const known = writers.get(spec);
  if (known !== undefined) return known;
  const made: FieldWriter[] = [];
  writers.set(spec, made);
  for (const [name, field] of Object.entries(spec.fields)) {
    const one = writerOf(field);
    const write = field.shape === 'list' ? listWriter(one) : field.shape === 'map' ? mapWriter(one) : one;
    const isLeftOutWhenEmpty = field.shape !== 'one' && field.keepsEmpty !== true;
    made.push({ name, label: `"${name}":`, write, isLeftOutWhenEmpty });
  }
  return made;
}

function writeFields(fields: readonly FieldWriter[], value: Record<string, unknown>, out: JsonBytes): void {
  out.byte(OPEN_BRACE);
  const start = out.length;
  for (const { name, label, write, isLeftOutWhenEmpty } of fields) {
    const item = value[name];
    if (item === undefined || item === null) continue;
    if (isLeftOutWhenEmpty && isEmpty(item)) continue;
    if (out.length > start) out.byte(COMMA);
    out.ascii(label);
    write(item as never, out);
  }
  out.byte(CLOSE_BRACE);
}

function isEmpty(value: object): boolean {
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}

function writerOf(field: Field<unknown>): Writer {
  if (typeof field.type === 'object') {
    if (!('fields' in field.type)) return writeString;
    const fields = writersOf(field.type);
    return (value: Record<string, unknown>, out) =>
      value instanceof JsonText ? out.text(value.text) : writeFields(fields, value, out);
  }
  if (field.type === 'string') return writeString;
  if (field.type === 'double') return (value: number, out) => out.ascii(formatDouble(value));
  if (field.type === 'timestamp') return (value: Int64, out) => out.string(writeTimestamp(value));
  if (field.type === 'duration') return (value: Int64, out) => out.string(writeDuration(value));
  if (field.type === 'json') return writeJson;
  return (value: unknown, out) => out.ascii(String(value));
}

function writeString(value: string, out: JsonBytes): void {
  out.string(value);
}

function listWriter(one: Writer): Writer {
  return (values: readonly unknown[], out) => {
    out.byte(OPEN_BRACKET);
    for (let at = 0; at < values.length; at += 1) {
      if (at > 0) out.byte(COMMA);
      one(values[at] as never, out);
    }
    out.byte(CLOSE_BRACKET);
  };
}

function mapWriter(one: Writer): Writer {
  return (map: Record<string, unknown>, out) => {
    out.byte(OPEN_BRACE);
    for (const [index, [key, value]] of Object.entries(map).entries()) {
      if (index > 0) out.byte(COMMA);
      out.string(key);
      out.byte(COLON);
      one(value as never, out);
    }
    out.byte(CLOSE_BRACE);
  };
}

function writeJson(value: unknown, out: JsonBytes): void {
  out.text(value instanceof JsonText ? value.text : JSON.stringify(value));
}
