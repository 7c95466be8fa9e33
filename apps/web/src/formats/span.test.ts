import { expect, test } from 'vitest';
import { attributesOf, readSpan, spanIdOf } from './span.ts';

test('ids in base64 become hexadecimal digits; others stay', () => {
  expect(spanIdOf('6hfOKh+7Xdc=')).toBe('ea17ce2a1fbb5dd7');
  expect(spanIdOf('ea17ce2a1fbb5dd7')).toBe('ea17ce2a1fbb5dd7');
  expect(spanIdOf('not base64!')).toBe('not base64!');
});

test('attributes of OpenTelemetry and those of files are the same', () => {
  const typed = attributesOf([
    { key: 'a', value: { kvlist_value: { values: [{ key: 'n', value: { int_value: '3' } }] } } },
    { key: 'b', value: { array_value: { values: [{ bool_value: true }, { double_value: 0.5 }] } } },
    { key: 'c', value: { string_value: '[1]' } },
  ]);
  expect(typed).toEqual({ a: { n: 3 }, b: [true, 0.5], c: '[1]' });
  expect(attributesOf({ a: '{"n": 3}', b: '[true, 0.5]', c: 'plain {' })).toEqual({
    a: { n: 3 },
    b: [true, 0.5],
    c: 'plain {',
  });
});

test('a span with its type, its state and its times', () => {
  const span = readSpan({
    span_id: '6hfOKh+7Xdc=',
    name: 'call',
    start_time_unix_nano: 2_000_000,
    attributes: [{ key: 'mlflow.spanType', value: { string_value: 'LLM' } }],
    status: { code: 'STATUS_CODE_ERROR', message: 'no luck' },
  });
  expect(span).toMatchObject({ type: 'LLM', isError: true, statusMessage: 'no luck', startMs: 2 });
  expect(span.endMs).toBeUndefined();
});

test('what is no span does no harm', () => {
  expect(readSpan(null)).toMatchObject({ id: '', name: '', type: '' });
});
