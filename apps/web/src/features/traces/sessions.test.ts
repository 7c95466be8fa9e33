import { expect, test } from 'vitest';
import type { TraceInfo } from '../../api/traces.ts';
import { sessionsOf } from './sessions.ts';

const trace = (session: string | undefined, minute: number, state = 'OK') =>
  ({
    trace_id: `tr-${minute}`,
    request_time: `2026-01-01T00:0${minute}:00Z`,
    state,
    trace_metadata: {
      ...(session === undefined ? {} : { 'mlflow.trace.session': session }),
      'mlflow.trace.user': 'ada',
      'mlflow.trace.tokenUsage': '{"total_tokens": 5}',
    },
  }) as unknown as TraceInfo;

test('conversations, the last one first; a trace of none is in none', () => {
  const sessions = sessionsOf([trace('b', 3, 'ERROR'), trace(undefined, 2), trace('a', 1), trace('b', 0)]);
  expect(sessions.map(({ id, traces, tokens, errors }) => [id, traces.length, tokens, errors])).toEqual([
    ['b', 2, 10, 1],
    ['a', 1, 5, 0],
  ]);
  expect(sessions[0]?.users).toEqual(['ada']);
});
