import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, V2 } from './testing/traces.ts';

const server = useServer();

describe('traces/search-v2', () => {
  it('wants experiments', async () => {
    expect(refusal(await server.get(V2)).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('shows traces as version 2 does', async () => {
    await startTrace(server);
    const { json } = await server.get(V2, { experiment_ids: ['0'], filter: "status = 'OK'" });
    expect(json).toMatchObject({
      traces: [{ request_id: TRACE, timestamp_ms: 1_700_000_000_123, execution_time_ms: 1500, status: 'OK' }],
    });
  });
});
