import { isHolder } from '../components/json-rows.ts';

/** A step of a trace, read from what the server gives. */
export interface SpanNode {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string;
  /** `LLM`, `RETRIEVER` …; '' where it says none. */
  readonly type: string;
  readonly startMs: number;
  /** Undefined while it goes on. */
  readonly endMs: number | undefined;
  readonly isError: boolean;
  readonly statusMessage: string;
  /** Read when they are looked at: a trace may have tens of thousands of spans. */
  readonly source: SpanSource;
}

interface SpanSource {
  readonly attributes: unknown;
  readonly events: readonly unknown[];
}

export interface SpanEvent {
  readonly name: string;
  readonly timeMs: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const NS_PER_MS = 1e6;
type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return isHolder(value) && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function msOf(nano: unknown): number | undefined {
  const ms = Number(nano) / NS_PER_MS;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** Ids of spans come as base64; everybody else writes them as hexadecimal digits. */
export function spanIdOf(text: string): string {
  if (text === '' || /^(?:0x)?[\da-f]{16}$/.test(text)) return text.replace(/^0x/, '');
  try {
    return Array.from(atob(text), (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch {
    return text;
  }
}

/** A value of OpenTelemetry as plain JSON. */
function plainValue(value: unknown): unknown {
  const fields = fieldsOf(value);
  if ('string_value' in fields) return fields['string_value'];
  if ('bool_value' in fields) return fields['bool_value'];
  if ('int_value' in fields) return Number(fields['int_value']);
  if ('double_value' in fields) return Number(fields['double_value']);
  if ('bytes_value' in fields) return fields['bytes_value'];
  if ('array_value' in fields) return listOf(fieldsOf(fields['array_value'])['values']).map(plainValue);
  if ('kvlist_value' in fields) return plainFields(fieldsOf(fields['kvlist_value'])['values']);
  return null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plainFields(pairs: unknown): Record<string, unknown> {
  return Object.fromEntries(
    listOf(pairs).map((pair) => {
      const { key, value } = fieldsOf(pair);
      return [textOf(key), plainValue(value)];
    }),
  );
}

/** A text that holds JSON: what older clients wrote, and what is in files. */
function unwrapped(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*(?:[[{"]|true|false|null|-?\d)/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

export function attributesOf(attributes: unknown): Record<string, unknown> {
  if (Array.isArray(attributes)) return plainFields(attributes);
  const entries = Object.entries(fieldsOf(attributes));
  return Object.fromEntries(entries.map(([key, value]) => [key, unwrapped(value)]));
}

export function eventsOf(events: readonly unknown[]): SpanEvent[] {
  return events.map((event) => {
    const { name, time_unix_nano, attributes } = fieldsOf(event);
    return {
      name: textOf(name),
      timeMs: msOf(time_unix_nano) ?? Number.NaN,
      attributes: attributesOf(attributes),
    };
  });
}

function typeOf(attributes: unknown): string {
  if (!Array.isArray(attributes)) return textOf(unwrapped(fieldsOf(attributes)['mlflow.spanType']));
  const found = attributes.find((pair) => fieldsOf(pair)['key'] === 'mlflow.spanType') as unknown;
  return textOf(plainValue(fieldsOf(found)['value']));
}

export function readSpan(span: unknown): SpanNode {
  const fields = fieldsOf(span);
  const status = fieldsOf(fields['status']);
  const code = textOf(status['code'] ?? fields['status_code']);
  const parent = textOf(fields['parent_span_id'] ?? fields['parent_id']);
  return {
    id: spanIdOf(textOf(fields['span_id'])),
    parentId: parent === '' ? undefined : spanIdOf(parent),
    name: textOf(fields['name']),
    type: typeOf(fields['attributes']),
    startMs: msOf(fields['start_time_unix_nano'] ?? fields['start_time']) ?? 0,
    endMs: msOf(fields['end_time_unix_nano'] ?? fields['end_time']),
    isError: code.endsWith('ERROR'),
    statusMessage: textOf(status['message'] ?? fields['status_message']),
    source: { attributes: fields['attributes'], events: listOf(fields['events']) },
  };
}
