import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('runs/delete', () => {
  it('hides the run from searches and leaves it to be read', async () => {
    const run_id = await server.createRun();
    await server.post('runs/log-parameter', { run_id, key: 'p', value: '1' });
    expect((await server.post('runs/delete', { run_id })).text).toBe('{}');
    expect((await server.post('runs/search', { experiment_ids: ['0'] })).json).toEqual({});
    const { info, data } = await server.run(run_id);
    expect(info.lifecycle_stage).toBe('deleted');
    expect(data.params).toEqual([{ key: 'p', value: '1' }]);
  });

  it('does nothing the second time: the time of deletion stays', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    const first = await server.store.garbage.listDeleted(Number.MAX_SAFE_INTEGER);
    server.advanceClock(1000);
    expect((await server.post('runs/delete', { run_id })).status).toBe(200);
    expect(first).toMatchObject([{ kind: 'run', id: run_id, deleted_time: 1_700_000_000_000 }]);
    expect(await server.store.garbage.listDeleted(Number.MAX_SAFE_INTEGER)).toMatchObject([{ id: run_id }]);
  });

  it('takes the old name of the field', async () => {
    const run_uuid = await server.createRun();
    expect((await server.post('runs/delete', { run_uuid })).status).toBe(200);
    expect((await server.run(run_uuid)).info.lifecycle_stage).toBe('deleted');
  });

  it.each([
    [{}, 400, "Missing value for required parameter 'run_id'."],
    [{ run_id: '' }, 400, "Missing value for required parameter 'run_id'."],
    [{ run_id: ['a'] }, 400, 'Invalid value ["a"] for parameter \'run_id\''],
    [{ run_id: 'nope' }, 404, 'Run with id=nope not found'],
  ])('refuses %j', async (body, status, message) => {
    const [actual, , text] = refusal(await server.post('runs/delete', body));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
