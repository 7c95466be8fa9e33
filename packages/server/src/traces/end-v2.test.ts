import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { UNKNOWN, V2 } from './testing/traces.ts';

const server = useServer();

describe('traces/end-v2', () => {
  it('does not find an unknown trace', async () => {
    const answer = await server.send('PATCH', `${V2}/${UNKNOWN}`, { timestamp_ms: 5, status: 'OK' });
    expect(refusal(answer)[0]).toBe(404);
  });

  it('ends a trace and adds to its metadata', async () => {
    const request_metadata = [{ key: 'a', value: '1' }];
    const started = await server.post(V2, { experiment_id: '0', timestamp_ms: 5, request_metadata });
    const { request_id } = (started.json as { trace_info: { request_id: string } }).trace_info;
    const ended = await server.send('PATCH', `${V2}/${request_id}`, {
      timestamp_ms: 9,
      status: 'OK',
      request_metadata: [{ key: 'b', value: '2' }],
    });
    expect(ended.json).toMatchObject({
      trace_info: {
        execution_time_ms: 4,
        status: 'OK',
        request_metadata: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      },
    });
  });
});
