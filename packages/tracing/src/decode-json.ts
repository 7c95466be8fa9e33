import { isJsonObject, type JsonObject, type JsonValue, OTLP_VALUE_DEPTH_MAX } from '@millrace/protocol';
import { type OtlpRequest, SpanCollector } from './decode-protobuf.ts';
import { hexId, NO_SPAN, SPAN_ID_BYTES, TRACE_ID_BYTES } from './ids.ts';
import { broken } from './protobuf-cursor.ts';
import { attributeText, bytesText, doubleText, objectText, stringText } from './python-json.ts';
import type { Attributes, OtlpSpan, SpanStatus } from './span.ts';

const STATUSES: Readonly<Record<string, SpanStatus>> = {
  1: 'OK',
  2: 'ERROR',
  STATUS_CODE_OK: 'OK',
  STATUS_CODE_ERROR: 'ERROR',
};
const DIGITS = /^\d{1,20}$/;
const SIGNED = /^-?\d{1,20}$/;
const HEX = /^(?:[0-9a-fA-F]{2})*$/;
const UINT64_MAX = 2n ** 64n - 1n;

/**
 * The spans of an ExportTraceServiceRequest in OTLP's JSON: ids in hex, 64-bit integers as numbers or text, both
 * spellings of a field, unknown fields ignored. Throws an {@link OtlpError}.
 */
export function decodeJson(request: JsonObject): OtlpRequest {
  const resources = listOf(request, 'resourceSpans');
  const collector = new SpanCollector();
  for (const resourceSpans of resources) {
    const resource = member(resourceSpans, 'resource');
    const attributes = isJsonObject(resource) ? attributesOf(resource, 0) : new Map<string, string>();
    for (const scope of listOf(resourceSpans, 'scopeSpans')) {
      for (const span of listOf(scope, 'spans')) {
        collector.add(() => readSpan(span, attributes));
      }
    }
  }
  const { spans, rejected } = collector;
  return { spans, hasResources: resources.length > 0, rejected };
}

function member(object: JsonObject, name: string): JsonValue {
  const value = object[name] ?? object[name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
  return value ?? null;
}

function listOf(object: JsonObject, name: string): JsonObject[] {
  const value = member(object, name);
  if (value === null) return [];
  if (!Array.isArray(value) || !value.every(isJsonObject)) throw broken(`${name} must be a list of objects`);
  return value;
}

function textOf(object: JsonObject, name: string): string {
  const value = member(object, name);
  if (value === null) return '';
  if (typeof value !== 'string' || !value.isWellFormed()) throw broken(`${name} must be text`);
  return value;
}

function idOf(object: JsonObject, name: string, width: number): string {
  const hex = textOf(object, name);
  if (!HEX.test(hex)) throw broken(`${name} must be hex digits`);
  return hex === ''
    ? ''
    : hexId(
        Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
        width,
      );
}

function requiredId(object: JsonObject, name: string, width: number): string {
  const id = idOf(object, name, width);
  return id === '' ? hexId(new Uint8Array(0), width) : id;
}

function timeOf(object: JsonObject, name: string): bigint {
  const value = member(object, name);
  if (value === null) return 0n;
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  if (!isWhole && !(typeof value === 'string' && DIGITS.test(value))) throw broken(`${name} must be a time`);
  const time = BigInt(value);
  if (time < 0n || time > UINT64_MAX) throw broken(`${name} does not fit in 64 bits`);
  return time;
}

function readSpan(span: JsonObject, resource: Attributes): OtlpSpan {
  const status = member(span, 'status');
  const code = isJsonObject(status) ? member(status, 'code') : null;
  const parent = idOf(span, 'parentSpanId', SPAN_ID_BYTES);
  return {
    trace_id: requiredId(span, 'traceId', TRACE_ID_BYTES),
    span_id: requiredId(span, 'spanId', SPAN_ID_BYTES),
    parent_id: parent === '' || parent === NO_SPAN ? undefined : parent,
    name: textOf(span, 'name'),
    start_ns: timeOf(span, 'startTimeUnixNano'),
    end_ns: timeOf(span, 'endTimeUnixNano'),
    status: typeof code === 'string' || typeof code === 'number' ? (STATUSES[code] ?? 'UNSET') : 'UNSET',
    status_message: isJsonObject(status) ? textOf(status, 'message') : '',
    attributes: attributesOf(span, 0, { asJson: attributeText }),
    events: listOf(span, 'events').map((event) => ({
      name: textOf(event, 'name'),
      time_ns: timeOf(event, 'timeUnixNano'),
      attributes: attributesOf(event, 0),
    })),
    links: listOf(span, 'links').map((link) => ({
      trace_id: idOf(link, 'traceId', TRACE_ID_BYTES) || '0'.repeat(TRACE_ID_BYTES * 2),
      span_id: idOf(link, 'spanId', SPAN_ID_BYTES) || NO_SPAN,
      attributes: attributesOf(link, 0),
    })),
    resource,
  };
}

function attributesOf(
  object: JsonObject,
  depth: number,
  { name = 'attributes', asJson = stringText } = {},
): Attributes {
  const attributes: Attributes = new Map();
  for (const pair of listOf(object, name)) {
    const value = member(pair, 'value');
    attributes.set(textOf(pair, 'key'), value === null ? 'null' : valueText(value, depth, asJson));
  }
  return attributes;
}

function valueText(value: JsonValue, depth: number, asJson = stringText): string {
  if (depth > OTLP_VALUE_DEPTH_MAX)
    throw broken(`a value is nested deeper than ${OTLP_VALUE_DEPTH_MAX} levels`);
  if (!isJsonObject(value)) throw broken('a value must be an object');
  const text = member(value, 'stringValue');
  if (typeof text === 'string') return asJson(textOf(value, 'stringValue'));
  const bool = member(value, 'boolValue');
  if (typeof bool === 'boolean') return String(bool);
  const integer = member(value, 'intValue');
  if (integer !== null) return intText(integer);
  const double = member(value, 'doubleValue');
  if (double !== null) return doubleText(readDouble(double));
  const array = member(value, 'arrayValue');
  if (isJsonObject(array)) {
    return `[${listOf(array, 'values')
      .map((item) => valueText(item, depth + 1))
      .join(', ')}]`;
  }
  const object = member(value, 'kvlistValue');
  if (isJsonObject(object)) return objectText(attributesOf(object, depth + 1, { name: 'values' }));
  const bytes = member(value, 'bytesValue');
  if (typeof bytes === 'string') return bytesText(readBase64(bytes));
  for (const unfit of [text, bool, array, object, bytes])
    if (unfit !== null) throw broken('a value has the wrong type');
  return 'null';
}

function intText(value: JsonValue): string {
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  if (!isWhole && !(typeof value === 'string' && SIGNED.test(value)))
    throw broken('intValue must be an integer');
  const integer = BigInt(value);
  if (BigInt.asIntN(64, integer) !== integer) throw broken('intValue does not fit in 64 bits');
  return String(integer);
}

function readDouble(value: JsonValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const isNumber = typeof value === 'string' && /^(?:NaN|-?Infinity|-?[\d.]+(?:[eE][-+]?\d+)?)$/.test(value);
  if (!isNumber) throw broken('doubleValue must be a number');
  return Number(value);
}

function readBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (unit) =>
      unit.charCodeAt(0),
    );
  } catch {
    throw broken('bytesValue must be base64');
  }
}
