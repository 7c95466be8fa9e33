import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('runs/restore', () => {
  it('makes a deleted run active, writable and no garbage any more, however often', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    for (let time = 0; time < 2; time += 1)
      expect((await server.post('runs/restore', { run_id })).text).toBe('{}');
    expect(await server.store.garbage.listDeleted(Number.MAX_SAFE_INTEGER)).toEqual([]);
    await server.post('runs/set-tag', { run_id, key: 'k', value: 'v' });
    expect((await server.run(run_id)).data.tags).toContainEqual({ key: 'k', value: 'v' });
  });

  it('leaves an active run as it is', async () => {
    const run_id = await server.createRun();
    const before = await server.run(run_id);
    expect((await server.post('runs/restore', { run_id })).status).toBe(200);
    expect(await server.run(run_id)).toEqual(before);
  });

  it('does not mind that the experiment is deleted', async () => {
    const experiment_id = await server.createExperiment('e');
    const run_id = await server.createRun({ experiment_id });
    await server.post('experiments/delete', { experiment_id });
    expect((await server.post('runs/restore', { run_id })).status).toBe(200);
    expect((await server.run(run_id)).info.lifecycle_stage).toBe('active');
    expect((await server.experiment(experiment_id)).lifecycle_stage).toBe('deleted');
  });

  it.each([
    [{}, 400, "Missing value for required parameter 'run_id'."],
    [{ run_id: 'nope' }, 404, 'Run with id=nope not found'],
  ])('refuses %j', async (body, status, message) => {
    const [actual, , text] = refusal(await server.post('runs/restore', body));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
