import { parseTraceFilter } from '@millrace/search';
import { expect, test } from 'vitest';
import type { TraceInfo } from '../../api/traces.ts';
import { allOf, completionsAt, filterOf, timeFilter } from './trace-filter.ts';

test('words are looked for everywhere, a filter stays one', () => {
  expect(filterOf(" it's slow ")).toBe('trace.text ILIKE "%it\'s slow%"');
  expect(filterOf("status = 'ERROR'")).toBe("status = 'ERROR'");
  expect(filterOf('execution_time_ms>5')).toBe('execution_time_ms>5');
  expect(filterOf('in the beginning')).toContain('trace.text');
  expect(filterOf(`tr-${'a'.repeat(32)}`)).toContain('request_id');
});

test('the server takes what is made', () => {
  for (const text of [filterOf("it's"), timeFilter({ tfrom: 5.5, tto: 9 }, 0)])
    expect(() => parseTraceFilter(text)).not.toThrow();
});

test('a time that goes with now, and one of its own', () => {
  expect(timeFilter({ since: '1h', tfrom: 1 }, 3_600_005)).toBe('timestamp_ms >= 5');
  expect(timeFilter({ tfrom: 1, tto: 2 }, 0)).toBe('timestamp_ms >= 1 AND timestamp_ms <= 2');
  expect(timeFilter({}, 0)).toBe('');
});

test('names that traces have come first; nothing comes in quotes', () => {
  const traces = [
    { tags: { 'my team': 'a' }, assessments: [{ assessment_name: 'good', feedback: { value: true } }] },
  ] as unknown as TraceInfo[];
  expect(completionsAt('', traces).items[0]?.text).toBe('tag.`my team`');
  expect(completionsAt('feedb', traces).items).toEqual([{ text: 'feedback.good', note: 'true' }]);
  expect(completionsAt("name = 'sta", traces).items).toEqual([]);
  expect(completionsAt("name = 'x' and sta", traces).items[0]?.text).toBe('status');
});

test('a filter with OR does not let go of the others', () => {
  const filter = allOf(["status = 'OK' OR status = 'ERROR'", '', 'timestamp_ms > 5']);
  expect(filter).toBe("(status = 'OK' OR status = 'ERROR') AND timestamp_ms > 5");
  expect(parseTraceFilter(filter)).toMatchObject({ kind: 'and' });
  expect(allOf(["status = 'OK' OR status = 'ERROR'"])).toBe("status = 'OK' OR status = 'ERROR'");
});
