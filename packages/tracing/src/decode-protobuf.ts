import { OTLP_SPANS_MAX, OTLP_VALUE_DEPTH_MAX } from '@millrace/protocol';
import { hexId, HexMemo, NO_SPAN, SPAN_ID_BYTES, TRACE_ID_BYTES } from './ids.ts';
import { OtlpError } from './otlp-error.ts';
import { broken, BYTES, FIXED64, ProtobufCursor, VARINT } from './protobuf-cursor.ts';
import { attributeText, bytesText, doubleText, objectText, stringText } from './python-json.ts';
import type { Attributes, OtlpSpan, SpanEvent, SpanLink, SpanStatus } from './span.ts';

/** Field numbers with their wire types, as tags on the wire. */
const field = (number: number, type: number): number => (number << 3) | type;
const FIRST = field(1, BYTES);
const SECOND = field(2, BYTES);
const THIRD = field(3, BYTES);
const SPAN = {
  traceId: field(1, BYTES),
  spanId: field(2, BYTES),
  parentId: field(4, BYTES),
  name: field(5, BYTES),
  start: field(7, FIXED64),
  end: field(8, FIXED64),
  attributes: field(9, BYTES),
  events: field(11, BYTES),
  links: field(13, BYTES),
  status: field(15, BYTES),
};
const STATUS_CODE = field(3, VARINT);
const LINK_ATTRIBUTES = field(4, BYTES);
const EVENT_TIME = field(1, FIXED64);
const VALUE = {
  string: field(1, BYTES),
  bool: field(2, VARINT),
  int: field(3, VARINT),
  double: field(4, FIXED64),
  array: field(5, BYTES),
  object: field(6, BYTES),
  bytes: field(7, BYTES),
};
const STATUSES: readonly SpanStatus[] = ['UNSET', 'OK', 'ERROR'];
const NO_ATTRIBUTES: Attributes = new Map();

export interface OtlpRequest {
  readonly spans: readonly OtlpSpan[];
  /** Whether the request holds any resource at all, which it must. */
  readonly hasResources: boolean;
  /** Spans that make no sense, and why the first of them does not; undefined when there are none. */
  readonly rejected: Rejected | undefined;
}

export interface Rejected {
  readonly count: number;
  readonly reason: string;
}

/** Spans of a request, good ones and how many were not. */
export class SpanCollector {
  readonly spans: OtlpSpan[] = [];
  rejected: Rejected | undefined;

  /** Adds what `read` returns; a span that makes no sense is counted instead. */
  add(read: () => OtlpSpan): void {
    if (this.spans.length + (this.rejected?.count ?? 0) >= OTLP_SPANS_MAX) {
      throw broken(`more than ${OTLP_SPANS_MAX} spans in one request`);
    }
    try {
      this.spans.push(read());
    } catch (error) {
      if (!OtlpError.is(error) || error.kind !== 'span') throw error;
      this.rejected = {
        count: (this.rejected?.count ?? 0) + 1,
        reason: this.rejected?.reason ?? error.message,
      };
    }
  }
}

/** The spans of an ExportTraceServiceRequest in protobuf. Linear; throws an {@link OtlpError}. */
export function decodeProtobuf(bytes: Uint8Array): OtlpRequest {
  const cursor = new ProtobufCursor(bytes);
  const collector = new SpanCollector();
  let hasResources = false;
  while (cursor.at < bytes.length) {
    const tag = cursor.tag();
    if (tag === FIRST) {
      hasResources = true;
      readResourceSpans(cursor, cursor.end(), collector);
    } else cursor.skip(tag);
  }
  const { spans, rejected } = collector;
  return { spans, hasResources, rejected };
}

function readResourceSpans(cursor: ProtobufCursor, end: number, collector: SpanCollector): void {
  let resource = NO_ATTRIBUTES;
  const scopes: (readonly [start: number, end: number])[] = [];
  eachField(cursor, end, (tag) => {
    if (tag === FIRST) resource = readAttributesIn(cursor, cursor.end());
    else if (tag === SECOND) {
      const scopeEnd = cursor.end();
      scopes.push([cursor.at, scopeEnd]);
      cursor.at = scopeEnd;
    } else cursor.skip(tag);
  });
  // The resource may come after its spans.
  for (const [start, scopeEnd] of scopes) {
    cursor.at = start;
    eachField(cursor, scopeEnd, (tag) => {
      if (tag !== SECOND) return cursor.skip(tag);
      const spanEnd = cursor.end();
      collector.add(() => readSpan(cursor, spanEnd, resource));
      cursor.at = spanEnd;
      return undefined;
    });
  }
  cursor.at = end;
}

/** Calls `read` for each field up to `end`; it must move on past the field. */
function eachField(cursor: ProtobufCursor, end: number, read: (tag: number) => void): void {
  while (cursor.at < end) read(cursor.tag());
  if (cursor.at > end) throw broken('a field is longer than what holds it');
}

function readSpan(cursor: ProtobufCursor, end: number, resource: Attributes): OtlpSpan {
  let [trace_id, span_id, parent_id, name, status_message] = ['', '', '', '', ''];
  let [start_ns, end_ns] = [0n, 0n];
  let status: SpanStatus = 'UNSET';
  const attributes: Attributes = new Map();
  let events: SpanEvent[] | undefined;
  let links: SpanLink[] | undefined;
  while (cursor.at < end) {
    const tag = cursor.tag();
    if (tag === SPAN.attributes) readKeyValue(cursor, attributes, OF_SPAN);
    else if (tag === SPAN.traceId) trace_id = readId(cursor, TRACE_ID_BYTES, traceIds);
    else if (tag === SPAN.spanId) span_id = readId(cursor, SPAN_ID_BYTES);
    else if (tag === SPAN.parentId) parent_id = readId(cursor, SPAN_ID_BYTES, parentIds);
    else if (tag === SPAN.name) name = cursor.text(cursor.end());
    else if (tag === SPAN.start) start_ns = cursor.fixed64();
    else if (tag === SPAN.end) end_ns = cursor.fixed64();
    else if (tag === SPAN.events) (events ??= []).push(readEvent(cursor, cursor.end()));
    else if (tag === SPAN.links) (links ??= []).push(readLink(cursor, cursor.end()));
    else if (tag === SPAN.status) {
      eachField(cursor, cursor.end(), (inner) => {
        if (inner === SECOND) status_message = cursor.text(cursor.end());
        else if (inner === STATUS_CODE) status = STATUSES[cursor.uint()] ?? 'UNSET';
        else cursor.skip(inner);
      });
    } else cursor.skip(tag);
  }
  if (cursor.at > end) throw broken('a field is longer than what holds it');
  return {
    trace_id: trace_id || hexId(NOTHING, TRACE_ID_BYTES),
    span_id: span_id || hexId(NOTHING, SPAN_ID_BYTES),
    parent_id: parent_id === '' || parent_id === NO_SPAN ? undefined : parent_id,
    name,
    start_ns,
    end_ns,
    status,
    status_message,
    attributes,
    events: events ?? [],
    links: links ?? [],
    resource,
  };
}

const NOTHING = new Uint8Array(0);

const traceIds = new HexMemo();
const parentIds = new HexMemo();

function readId(cursor: ProtobufCursor, width: number, memo?: HexMemo): string {
  const end = cursor.end();
  const bytes = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  if (bytes.length === 0) return '';
  return memo === undefined ? hexId(bytes, width) : memo.of(bytes, width);
}

function readEvent(cursor: ProtobufCursor, end: number): SpanEvent {
  let [name, time_ns] = ['', 0n];
  const attributes: Attributes = new Map();
  eachField(cursor, end, (tag) => {
    if (tag === EVENT_TIME) time_ns = cursor.fixed64();
    else if (tag === SECOND) name = cursor.text(cursor.end());
    else if (tag === THIRD) readKeyValue(cursor, attributes, PLAIN);
    else cursor.skip(tag);
  });
  return { name, time_ns, attributes };
}

function readLink(cursor: ProtobufCursor, end: number): SpanLink {
  let [trace_id, span_id] = ['', ''];
  const attributes: Attributes = new Map();
  eachField(cursor, end, (tag) => {
    if (tag === FIRST) trace_id = readId(cursor, TRACE_ID_BYTES);
    else if (tag === SECOND) span_id = readId(cursor, SPAN_ID_BYTES);
    else if (tag === LINK_ATTRIBUTES) readKeyValue(cursor, attributes, PLAIN);
    else cursor.skip(tag);
  });
  return {
    trace_id: trace_id || '0'.repeat(TRACE_ID_BYTES * 2),
    span_id: span_id || NO_SPAN,
    attributes,
  };
}

/** The attributes of a Resource. */
function readAttributesIn(cursor: ProtobufCursor, end: number): Attributes {
  const attributes: Attributes = new Map();
  eachField(cursor, end, (tag) => {
    if (tag === FIRST) readKeyValue(cursor, attributes, PLAIN);
    else cursor.skip(tag);
  });
  return attributes;
}

/** How deep a value lies, and how a string becomes JSON text there. */
interface ValueKind {
  readonly depth: number;
  readonly textOf: (text: string) => string;
}
const PLAIN: ValueKind = { depth: 0, textOf: stringText };
const OF_SPAN: ValueKind = { depth: 0, textOf: attributeText };

/** Reads the key and value that start here. */
function readKeyValue(cursor: ProtobufCursor, into: Attributes, as: ValueKind): void {
  const end = cursor.end();
  let key = '';
  let value = 'null';
  while (cursor.at < end) {
    const tag = cursor.tag();
    if (tag === FIRST) key = cursor.text(cursor.end());
    else if (tag === SECOND) value = readValue(cursor, cursor.end(), as);
    else cursor.skip(tag);
  }
  if (cursor.at > end) throw broken('a field is longer than what holds it');
  into.set(key, value);
}

/** An AnyValue as JSON text; the last of several counts. */
function readValue(cursor: ProtobufCursor, end: number, { depth, textOf }: ValueKind): string {
  if (depth > OTLP_VALUE_DEPTH_MAX)
    throw broken(`a value is nested deeper than ${OTLP_VALUE_DEPTH_MAX} levels`);
  let text = 'null';
  while (cursor.at < end) {
    const tag = cursor.tag();
    if (tag === VALUE.string) text = textOf(cursor.text(cursor.end()));
    else if (tag === VALUE.int) text = cursor.int64Text();
    else if (tag === VALUE.bool) text = cursor.uint() === 0 ? 'false' : 'true';
    else if (tag === VALUE.double) text = doubleText(cursor.double());
    else if (tag === VALUE.array) text = readArray(cursor, cursor.end(), depth + 1);
    else if (tag === VALUE.object) text = readObject(cursor, cursor.end(), depth + 1);
    else if (tag === VALUE.bytes) {
      const bytesEnd = cursor.end();
      text = bytesText(cursor.bytes.subarray(cursor.at, bytesEnd));
      cursor.at = bytesEnd;
    } else cursor.skip(tag);
  }
  if (cursor.at > end) throw broken('a field is longer than what holds it');
  return text;
}

function readArray(cursor: ProtobufCursor, end: number, depth: number): string {
  const items: string[] = [];
  eachField(cursor, end, (tag) => {
    if (tag === FIRST) items.push(readValue(cursor, cursor.end(), { depth, textOf: stringText }));
    else cursor.skip(tag);
  });
  return `[${items.join(', ')}]`;
}

function readObject(cursor: ProtobufCursor, end: number, depth: number): string {
  const members: Attributes = new Map();
  eachField(cursor, end, (tag) => {
    if (tag === FIRST) readKeyValue(cursor, members, { depth, textOf: stringText });
    else cursor.skip(tag);
  });
  return objectText(members);
}
