import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'experiments/delete-experiment-tag';

describe('experiments/delete-tag', () => {
  it('removes one tag of one experiment', async () => {
    const tags = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ];
    const experiment_id = await server.createExperiment('e', { tags });
    const other = await server.createExperiment('f', { tags });
    expect((await server.post(PATH, { experiment_id, key: 'a' })).text).toBe('{}');
    expect((await server.experiment(experiment_id)).tags).toEqual([{ key: 'b', value: '2' }]);
    expect(byKey((await server.experiment(other)).tags)).toEqual(tags);
  });

  it('says that a tag is not there, also the second time', async () => {
    const experiment_id = await server.createExperiment('e', { tags: [{ key: 'a', value: '1' }] });
    await server.post(PATH, { experiment_id, key: 'a' });
    for (const key of ['a', 'A']) {
      expect(refusal(await server.post(PATH, { experiment_id, key }))).toEqual([
        404,
        'RESOURCE_DOES_NOT_EXIST',
        `No tag with name: ${key} in experiment with id ${experiment_id}`,
      ]);
    }
  });

  it('makes room for another custom view', async () => {
    const view = (at: number): Record<string, string> => ({
      key: `mlflow.customView.view${at}`,
      value: '{}',
    });
    const tags = Array.from({ length: 50 }, (_, at) => view(at));
    const experiment_id = await server.createExperiment('e', { tags });
    const set = (): Promise<{ status: number }> =>
      server.post('experiments/set-experiment-tag', { experiment_id, ...view(50) });
    expect((await set()).status).toBe(400);
    await server.post(PATH, { experiment_id, key: 'mlflow.customView.view7' });
    expect((await set()).status).toBe(200);
  });

  it.each([
    [{ key: 'a' }, 400, "Missing value for required parameter 'experiment_id'."],
    [{ experiment_id: '0' }, 400, "Missing value for required parameter 'key'."],
    [{ experiment_id: 'x', key: 'a' }, 400, "Invalid experiment ID 'x'."],
    [{ experiment_id: '99', key: 'a' }, 404, 'No Experiment with id=99 exists'],
  ])('refuses %j', async (body, status, message) => {
    const [actual, , text] = refusal(await server.post(PATH, body));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
