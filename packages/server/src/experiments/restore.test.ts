import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('experiments/restore', () => {
  it('makes the experiment active with all its runs, those deleted one by one, too', async () => {
    const experiment_id = await server.createExperiment('e');
    const runs = [await server.createRun({ experiment_id }), await server.createRun({ experiment_id })];
    await server.post('runs/delete', { run_id: runs[0] });
    await server.post('experiments/delete', { experiment_id });
    server.advanceClock(3);
    expect((await server.post('experiments/restore', { experiment_id })).text).toBe('{}');
    expect(await server.experiment(experiment_id)).toMatchObject({
      lifecycle_stage: 'active',
      last_update_time: 1_700_000_000_003,
    });
    for (const run_id of runs) expect((await server.run(run_id)).info.lifecycle_stage).toBe('active');
  });

  it('lets a restored experiment be written again', async () => {
    const experiment_id = await server.createExperiment('e');
    await server.post('experiments/delete', { experiment_id });
    await server.post('experiments/restore', { experiment_id });
    expect(await server.createRun({ experiment_id })).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(['0', '99'])('answers 404 for %s, which is not deleted', async (experiment_id) => {
    expect(refusal(await server.post('experiments/restore', { experiment_id }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `No Experiment with id=${experiment_id} exists`,
    ]);
  });

  it('wants an id', async () => {
    expect(refusal(await server.post('experiments/restore', {}))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining("Missing value for required parameter 'experiment_id'."),
    ]);
  });
});
