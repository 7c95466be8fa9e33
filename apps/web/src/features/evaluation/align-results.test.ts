import { expect, test } from 'vitest';
import type { TraceInfo } from '../../api/traces.ts';
import { alignResults } from './align-results.ts';

const trace = (id: string, request: string) => ({ trace_id: id, request_preview: request }) as TraceInfo;

test('the same request of two runs is a row; one of a single run, or a second time, is another', () => {
  const rows = alignResults([
    { id: 'a', name: 'a', traces: [trace('1', 'why'), trace('2', 'how'), trace('3', 'why')] },
    { id: 'b', name: 'b', traces: [trace('4', 'why')] },
  ]);
  expect(
    rows.map(({ request, byRun }) => [request, byRun.get('a')?.trace_id, byRun.get('b')?.trace_id]),
  ).toEqual([
    ['why', '1', '4'],
    ['how', '2', undefined],
    ['why', '3', undefined],
  ]);
});
