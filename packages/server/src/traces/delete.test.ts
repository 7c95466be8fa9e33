import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/delete', () => {
  it.each([
    [{}, 'Either `max_timestamp_millis` or `trace_ids` must be specified.'],
    [
      { max_timestamp_millis: 1, request_ids: ['a'] },
      'Only one of `max_timestamp_millis` and `trace_ids` can be specified.',
    ],
    [{ max_timestamp_millis: 1, max_traces: 0 }, '`max_traces` must be a positive integer, received 0.'],
  ])('refuses %j', async (members, message) => {
    const answer = await server.post('traces/delete-traces', { experiment_id: '0', ...members });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', message]);
  });

  it('deletes by id, in the experiment only', async () => {
    await startTrace(server);
    const request_ids = [TRACE];
    const other = await server.createExperiment('other');
    expect((await server.post(`${V3}/delete-traces`, { experiment_id: other, request_ids })).json).toEqual({
      traces_deleted: 0,
    });
    expect((await server.post(`${V3}/delete-traces`, { experiment_id: '0', request_ids })).json).toEqual({
      traces_deleted: 1,
    });
    expect((await server.get(`${V3}/${TRACE}`)).status).toBe(404);
    expect((await server.post(`${V3}/delete-traces`, { experiment_id: '0', request_ids })).json).toEqual({
      traces_deleted: 0,
    });
  });
});
