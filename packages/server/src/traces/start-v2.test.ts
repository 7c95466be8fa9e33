import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { V2 } from './testing/traces.ts';

const server = useServer();

describe('traces/start-v2', () => {
  it('does not find an unknown experiment', async () => {
    expect(refusal(await server.post(V2, { experiment_id: '77', timestamp_ms: 5 })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });

  it('makes a trace in progress', async () => {
    const { json } = await server.post(V2, {
      experiment_id: '0',
      timestamp_ms: 5,
      tags: [{ key: 'a', value: 'b' }],
    });
    expect(json).toMatchObject({
      trace_info: { experiment_id: '0', timestamp_ms: 5, execution_time_ms: 0, status: 'IN_PROGRESS' },
    });
  });
});
