import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('experiments/update', () => {
  it('gives a new name and a new time of update', async () => {
    const experiment_id = await server.createExperiment('old');
    server.advanceClock(7);
    expect((await server.post('experiments/update', { experiment_id, new_name: 'new' })).text).toBe('{}');
    expect(await server.experiment(experiment_id)).toMatchObject({
      name: 'new',
      creation_time: 1_700_000_000_000,
      last_update_time: 1_700_000_000_007,
    });
  });

  it.each([
    [{ new_name: 'n' }, "Missing value for required parameter 'experiment_id'."],
    [{ experiment_id: '0' }, "Missing value for required parameter 'new_name'."],
    [{ experiment_id: '0', new_name: '' }, "Missing value for required parameter 'new_name'."],
    [{ experiment_id: '0', new_name: 5 }, "Invalid value 5 for parameter 'new_name' supplied:"],
    [
      { experiment_id: '0', new_name: 'x'.repeat(501) },
      "'name' exceeds the maximum length of 500 characters",
    ],
  ])('refuses %j', async (body, message) => {
    expect(refusal(await server.post('experiments/update', body))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.experiment('0')).name).toBe('Default');
  });

  it('refuses a name that another has, and takes its own again', async () => {
    const experiment_id = await server.createExperiment('mine');
    const clash = await server.post('experiments/update', { experiment_id, new_name: 'Default' });
    expect(refusal(clash).slice(0, 2)).toEqual([400, 'RESOURCE_ALREADY_EXISTS']);
    const same = await server.post('experiments/update', { experiment_id, new_name: 'mine' });
    expect([same.status, (await server.experiment(experiment_id)).name]).toEqual([200, 'mine']);
  });

  it('does not rename what is deleted or not there', async () => {
    const experiment_id = await server.createExperiment('gone');
    await server.post('experiments/delete', { experiment_id });
    const deleted = await server.post('experiments/update', { experiment_id, new_name: 'back' });
    expect(refusal(deleted)).toEqual([500, 'INVALID_STATE', 'Cannot rename a non-active experiment.']);
    const unknown = await server.post('experiments/update', { experiment_id: '99', new_name: 'n' });
    expect(refusal(unknown)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST', 'No Experiment with id=99 exists']);
  });
});
