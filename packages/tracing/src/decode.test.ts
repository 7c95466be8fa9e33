import { describe, expect, it } from 'vitest';
import { decodeJson, decodeProtobuf, OtlpError, prepareTraces, showSpan } from './index.ts';

const TRACE = 'ab'.repeat(16);
const SPAN = '00f067aa0ba902b7';

function varint(value: number): number[] {
  return value > 0x7f ? [(value & 0x7f) | 0x80, ...varint(value >>> 7)] : [value];
}
function bytes(field: number, content: readonly number[]): number[] {
  return [...varint((field << 3) | 2), ...varint(content.length), ...content];
}
const text = (field: number, value: string): number[] => bytes(field, [...new TextEncoder().encode(value)]);
const hex = (field: number, value: string): number[] =>
  bytes(
    field,
    (value.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  );
function attribute(key: string, value: readonly number[]): number[] {
  return bytes(9, [...text(1, key), ...bytes(2, value)]);
}
/** A request with one span, whose fields beyond its ids are given. */
function request(
  fields: readonly number[],
  ids: readonly number[] = [...hex(1, TRACE), ...hex(2, SPAN)],
): Uint8Array {
  return Uint8Array.from(bytes(1, bytes(2, bytes(2, [...ids, ...fields]))));
}

describe('decodeProtobuf', () => {
  it('reads values of every kind without losing a digit', () => {
    const least = [0x18, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01];
    const { spans } = decodeProtobuf(
      request([
        ...text(5, 'é 🙂'),
        ...attribute('text', text(1, 'a"b')),
        ...attribute('least', least),
        ...attribute('yes', [0x10, 1]),
        ...attribute('half', [0x21, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f]),
        ...attribute('none', []),
        ...attribute('list', bytes(5, [...bytes(1, text(1, 'x')), ...bytes(1, [0x18, 2])])),
        ...attribute('object', bytes(6, bytes(1, [...text(1, 'k'), ...bytes(2, text(1, 'v'))]))),
        ...attribute('bytes', bytes(7, [0, 65])),
      ]),
    );
    expect(spans[0]).toMatchObject({ trace_id: TRACE, span_id: SPAN, parent_id: undefined, name: 'é 🙂' });
    expect(Object.fromEntries(spans[0]?.attributes ?? [])).toEqual({
      text: '"a\\"b"',
      least: '-9223372036854775808',
      yes: 'true',
      half: '0.5',
      none: 'null',
      list: '["x", 2]',
      object: '{"k": "v"}',
      bytes: String.raw`"b'\\x00A'"`,
    });
  });

  it.each([
    ['a cut body', request(text(5, 'name')).slice(0, -2)],
    ['text', new TextEncoder().encode('hello')],
    ['a length beyond its end', Uint8Array.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f])],
    ['a field that ends after what holds it', Uint8Array.from([0x0a, 2, 0x12, 5])],
    ['text that is no UTF-8', request(bytes(5, [0xff, 0xfe]))],
    ['an endless number', Uint8Array.from(Array.from({ length: 20 }, () => 0xff))],
  ])('refuses %s', (_, body) => {
    expect(() => decodeProtobuf(body)).toThrow(expect.objectContaining({ kind: 'encoding' }));
  });

  it('refuses values nested without end', () => {
    let value: number[] = text(1, 'x');
    for (let level = 0; level < 100; level += 1) value = bytes(5, bytes(1, value));
    expect(() => decodeProtobuf(request(attribute('deep', value)))).toThrow('nested deeper');
  });

  it('counts spans that make no sense and keeps the others', () => {
    const found = decodeProtobuf(request([], [...hex(1, TRACE)]));
    expect(found).toMatchObject({ spans: [], rejected: { count: 1 } });
  });

  it('takes time in proportion to the size', () => {
    const step = bytes(2, [...hex(1, TRACE), ...hex(2, SPAN), ...attribute('k', text(1, 'v'.repeat(100)))]);
    const body = (count: number): Uint8Array =>
      Uint8Array.from(bytes(1, bytes(2, Array.from({ length: count }, () => step).flat())));
    expect(decodeProtobuf(body(2000)).spans).toHaveLength(2000);
  });
});

describe('decodeJson', () => {
  const span = (members: object): Parameters<typeof decodeJson>[0] => ({
    resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: TRACE, spanId: SPAN, ...members }] }] }],
  });

  it('reads both spellings, numbers as text, and zeros as no parent', () => {
    const { spans } = decodeJson(
      span({
        start_time_unix_nano: '5',
        endTimeUnixNano: 7,
        parentSpanId: '0'.repeat(16),
        status: { code: 2 },
      }),
    );
    expect(spans[0]).toMatchObject({ start_ns: 5n, end_ns: 7n, parent_id: undefined, status: 'ERROR' });
  });

  it.each([
    { traceId: 'xyz' },
    { name: 5 },
    { startTimeUnixNano: '-1' },
    { startTimeUnixNano: '18446744073709551616' },
    { attributes: 'x' },
    { attributes: [{ key: 'k', value: { intValue: 1.5 } }] },
    { attributes: [{ key: 'k', value: { intValue: '9223372036854775808' } }] },
  ])('refuses %j', (members) => {
    expect(() => decodeJson(span(members))).toThrow(OtlpError);
  });
});

describe('prepareTraces and showSpan', () => {
  const prepared = (attributes: Readonly<Record<string, string>>) => {
    const pairs = Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } }));
    const decoded = decodeJson({
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [
                { traceId: TRACE, spanId: SPAN, startTimeUnixNano: '1700000000000000001', attributes: pairs },
              ],
            },
          ],
        },
      ],
    });
    return prepareTraces(decoded).traces[0];
  };

  it('translates other conventions and leaves MLflow its own words', () => {
    const trace = prepared({
      'openinference.span.kind': 'LLM',
      'input.value': 'asked',
      'mlflow.spanOutputs': '"own"',
      'output.value': 'other',
    });
    expect(trace?.spans[0]).toMatchObject({ type: 'LLM' });
    expect(trace).toMatchObject({ request_preview: '"asked"', response_preview: '"own"', root_status: 'OK' });
  });

  it('shows the last message of a chat', () => {
    const messages = JSON.stringify({
      messages: [
        { role: 'user', content: 'first' },
        { role: 'user', content: 'last' },
        { role: 'assistant', content: 'x' },
      ],
    });
    expect(prepared({ 'mlflow.spanInputs': messages })?.request_preview).toBe('last');
  });

  it('cuts a preview by characters, not halves of them', () => {
    const preview = prepared({ 'mlflow.spanInputs': '🙂'.repeat(2000) })?.request_preview ?? '';
    expect(Array.from(preview)).toHaveLength(1000);
    expect(preview.isWellFormed()).toBe(true);
  });

  it('hands out a span as OTLP with exact times', () => {
    const shown = showSpan(prepared({ n: '1', j: '{"a": [1.5, null]}' })?.spans[0]?.content ?? '');
    expect(shown).toContain('"start_time_unix_nano":1700000000000000001');
    expect(JSON.parse(shown)).toMatchObject({
      attributes: [
        { key: 'n', value: { string_value: '1' } },
        {
          key: 'j',
          value: {
            kvlist_value: {
              values: [{ key: 'a', value: { array_value: { values: [{ double_value: 1.5 }, {}] } } }],
            },
          },
        },
        { key: 'mlflow.traceRequestId' },
      ],
    });
  });

  it.each([
    ['that no database holds', '9223372036854775808', /no time in nanoseconds/],
    ['in seconds', '1700000000', /another unit/],
    ['in milliseconds', '1700000000000', /another unit/],
    ['in microseconds', '1700000000000000', /another unit/],
  ])('refuses times %s', (_, startTimeUnixNano, reason) => {
    const span = { traceId: TRACE, spanId: SPAN, startTimeUnixNano };
    const decoded = decodeJson({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
    const { traces, rejected } = prepareTraces(decoded);
    expect(traces).toEqual([]);
    expect(rejected).toMatchObject({ count: 1, reason: expect.stringMatching(reason) });
  });

  it('takes a span whose start is not known', () => {
    const span = { traceId: TRACE, spanId: SPAN };
    const decoded = decodeJson({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
    expect(prepareTraces(decoded)).toMatchObject({ traces: [{ start_ms: 0 }], rejected: undefined });
  });
});
