import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('experiments/get-by-name', () => {
  it('wants a name', async () => {
    expect(refusal(await server.get('experiments/get-by-name'))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining("Missing value for required parameter 'experiment_name'."),
    ]);
  });

  it('answers an unknown name with the code that clients read as None', async () => {
    expect(refusal(await server.get('experiments/get-by-name', { experiment_name: 'nope' }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Could not find experiment with name 'nope'",
    ]);
  });

  it.each(['a b+c', '100% & more', 'ünï/日本', "it's", "' OR 1=1 --"])(
    'finds %j and nothing else',
    async (name) => {
      await server.createExperiment(`${name}.`);
      const experiment_id = await server.createExperiment(name);
      const answer = await server.get('experiments/get-by-name', { experiment_name: name });
      expect(answer.json).toMatchObject({ experiment: { experiment_id, name } });
    },
  );

  it('finds a deleted experiment, and the new name after a change of names', async () => {
    const experiment_id = await server.createExperiment('before');
    await server.post('experiments/update', { experiment_id, new_name: 'after' });
    await server.post('experiments/delete', { experiment_id });
    expect((await server.get('experiments/get-by-name', { experiment_name: 'before' })).status).toBe(404);
    expect((await server.get('experiments/get-by-name', { experiment_name: 'after' })).json).toMatchObject({
      experiment: { experiment_id, lifecycle_stage: 'deleted' },
    });
  });
});
