import { expect, test } from 'vitest';
import { sortedTools, toolFacts } from './tool-facts.ts';

const count = (span_name: string, span_status: string, COUNT: number) => ({
  metric_name: 'span_count',
  dimensions: { span_name, span_status },
  values: { COUNT },
});
const tools = toolFacts(
  [count('a', 'OK', 3), count('a', 'ERROR', 1), count('b', 'OK', 9)],
  [
    {
      metric_name: 'latency',
      dimensions: { span_name: 'a' },
      values: { AVG: 2, 'P50.0': 1, 'P90.0': 3, 'P99.0': 4 },
    },
  ],
);

test('calls of all states, with the share that failed', () => {
  expect(tools).toEqual([
    { name: 'a', calls: 4, errors: 1, errorRate: 0.25, mean: 2, p50: 1, p90: 3, p99: 4 },
    {
      name: 'b',
      calls: 9,
      errors: 0,
      errorRate: 0,
      mean: Number.NaN,
      p50: Number.NaN,
      p90: Number.NaN,
      p99: Number.NaN,
    },
  ]);
});

test('sorted, what is unknown last', () => {
  const names = (id: string, ascending: boolean) =>
    sortedTools(tools, { id, ascending }).map(({ name }) => name);
  expect(names('calls', false)).toEqual(['b', 'a']);
  expect(names('name', true)).toEqual(['a', 'b']);
  expect(names('p90', true)).toEqual(['a', 'b']);
  expect(names('p90', false)).toEqual(['a', 'b']);
});
