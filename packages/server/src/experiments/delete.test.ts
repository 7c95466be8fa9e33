import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('experiments/delete', () => {
  it('marks the experiment and its runs deleted', async () => {
    const experiment_id = await server.createExperiment('e');
    const run_id = await server.createRun({ experiment_id });
    const elsewhere = await server.createRun();
    server.advanceClock(9);
    expect((await server.post('experiments/delete', { experiment_id })).text).toBe('{}');
    expect(await server.experiment(experiment_id)).toMatchObject({
      lifecycle_stage: 'deleted',
      last_update_time: 1_700_000_000_009,
    });
    expect((await server.run(run_id)).info.lifecycle_stage).toBe('deleted');
    expect((await server.run(elsewhere)).info.lifecycle_stage).toBe('active');
  });

  it('lets nothing be made in a deleted experiment', async () => {
    const experiment_id = await server.createExperiment('e');
    await server.post('experiments/delete', { experiment_id });
    for (const path of ['runs/create', 'logged-models']) {
      const answer = await server.post(path, { experiment_id });
      expect(refusal(answer)).toEqual([
        400,
        'INVALID_PARAMETER_VALUE',
        `The experiment ${experiment_id} must be in the 'active' state. Current state is deleted.`,
      ]);
    }
  });

  it('deletes an active experiment only, experiment 0 among them', async () => {
    expect((await server.post('experiments/delete', { experiment_id: '0' })).status).toBe(200);
    for (const experiment_id of ['0', '99']) {
      const again = await server.post('experiments/delete', { experiment_id });
      expect(refusal(again)).toEqual([
        404,
        'RESOURCE_DOES_NOT_EXIST',
        `No Experiment with id=${experiment_id} exists`,
      ]);
    }
  });

  it('wants an id, which is a string and no number', async () => {
    const nothing = await server.post('experiments/delete', {});
    expect(refusal(nothing)[2]).toMatch("Missing value for required parameter 'experiment_id'.");
    expect(refusal(await server.post('experiments/delete', { experiment_id: 0 }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining("Invalid value 0 for parameter 'experiment_id' supplied:"),
    ]);
    expect((await server.experiment('0')).lifecycle_stage).toBe('active');
  });
});
