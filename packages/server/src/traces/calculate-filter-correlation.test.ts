import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/calculate-filter-correlation', () => {
  const ask = (filter_string1: string, filter_string2: string) =>
    server.post(`${V3}/calculate-filter-correlation`, {
      experiment_ids: ['0'],
      filter_string1,
      filter_string2,
    });

  it('refuses what is no filter', async () => {
    expect(refusal(await ask('nonsense', "status = 'OK'")).slice(0, 2)).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
    ]);
  });

  it('counts, and says nothing of filters that find nothing', async () => {
    await startTrace(server, { trace_id: 'tr-1', state: 'OK', tags: { a: '1' } });
    await startTrace(server, { trace_id: 'tr-2', state: 'ERROR' });
    expect((await ask("status = 'OK'", "tag.a = '1'")).json).toMatchObject({
      npmi: 1,
      joint_count: 1,
      total_count: 2,
    });
    expect((await ask("status = 'OK'", "status = 'ERROR'")).json).toMatchObject({ npmi: -1, joint_count: 0 });
    expect((await ask("tag.a = '2'", "status = 'ERROR'")).json).toEqual({
      filter1_count: 0,
      filter2_count: 1,
      joint_count: 0,
      total_count: 2,
    });
  });
});
