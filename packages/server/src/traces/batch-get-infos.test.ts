import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/batch-get-infos', () => {
  it('refuses a request without ids', async () => {
    expect(refusal(await server.post(`${V3}/batchGetInfos`, {})).slice(0, 2)).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
    ]);
  });

  it('reads known traces, of the given experiments when there are any', async () => {
    await startTrace(server);
    const ids = { trace_ids: [UNKNOWN, TRACE] };
    const { json } = await server.post(`${V3}/batchGetInfos`, ids);
    expect(json).toMatchObject({ trace_infos: [{ trace_id: TRACE }] });
    expect((await server.post(`${V3}/batchGetInfos`, { ...ids, experiment_ids: [] })).json).toEqual({});
  });
});
