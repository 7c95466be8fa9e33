import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/log-inputs';

const IRIS = {
  name: 'iris',
  digest: 'd1',
  source_type: 'local',
  source: '{}',
  schema: '{"a":1}',
  profile: '{}',
};
const TRAIN = { key: 'mlflow.data.context', value: 'train' };

describe('runs/log-inputs', () => {
  it('links a dataset once; the first description and the first tags stay', async () => {
    const run_id = await server.createRun();
    await server.post(PATH, { run_id, datasets: [{ tags: [TRAIN], dataset: IRIS }] });
    const changed = { tags: [{ ...TRAIN, value: 'test' }], dataset: { ...IRIS, source: 'elsewhere' } };
    expect((await server.post(PATH, { run_id, datasets: [changed] })).text).toBe('{}');
    expect((await server.run(run_id)).inputs?.dataset_inputs).toEqual([{ tags: [TRAIN], dataset: IRIS }]);
  });

  it('has the same dataset once an experiment, with tags of its own for each run', async () => {
    const [one, two] = [await server.createRun(), await server.createRun()];
    await server.post(PATH, { run_id: one, datasets: [{ tags: [TRAIN], dataset: IRIS }] });
    await server.post(PATH, { run_id: two, datasets: [{ dataset: { ...IRIS, schema: '{}' } }] });
    expect((await server.run(two)).inputs?.dataset_inputs).toEqual([{ dataset: IRIS }]);
  });

  it('links logged models, each once', async () => {
    const run_id = await server.createRun();
    const model_id = await server.createLoggedModel();
    for (let time = 0; time < 2; time += 1) await server.post(PATH, { run_id, models: [{ model_id }] });
    expect((await server.run(run_id)).inputs?.model_inputs).toEqual([{ model_id }]);
  });

  it.each([
    ['name', 500],
    ['digest', 36],
    ['source', 65_535],
    ['schema', 1_048_575],
  ])('takes a %s of %i characters and no more', async (field, max) => {
    const run_id = await server.createRun();
    const log = (length: number) =>
      server.post(PATH, { run_id, datasets: [{ dataset: { ...IRIS, [field]: 'x'.repeat(length) } }] });
    expect(refusal(await log(max + 1))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      `'${field}' exceeds the maximum length of ${max} characters`,
    ]);
    expect((await server.run(run_id)).inputs ?? {}).toEqual({});
    expect((await log(max)).status).toBe(200);
    const stored = (await server.run(run_id)).inputs?.dataset_inputs[0]?.dataset;
    expect(stored).toEqual({ ...IRIS, [field]: 'x'.repeat(max) });
  });

  it.each([
    [[{ tags: [] }], "Missing value for required parameter 'datasets[0].dataset'."],
    [
      [{ dataset: { ...IRIS, digest: '' } }],
      "Missing value for required parameter 'datasets[0].dataset.digest'.",
    ],
    [
      [{ dataset: IRIS, tags: [{ value: 'v' }] }],
      "Missing value for required parameter 'datasets[0].tags[0].key'.",
    ],
    [[{ dataset: IRIS }, { dataset: 'iris' }], "for parameter 'datasets[1].dataset'"],
    [
      [{ dataset: IRIS, tags: [{ key: 'k', value: 'v'.repeat(501) }] }],
      "'value' exceeds the maximum length of 500",
    ],
  ])('stores nothing of %.60j', async (datasets, message) => {
    const run_id = await server.createRun();
    expect(refusal(await server.post(PATH, { run_id, datasets }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.run(run_id)).inputs ?? {}).toEqual({});
  });

  it('writes to an active run only', async () => {
    expect(refusal(await server.post(PATH, { datasets: [] }))[2]).toMatch("required parameter 'run_id'");
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    const datasets = [{ dataset: IRIS }];
    expect(refusal(await server.post(PATH, { run_id, datasets }))[2]).toMatch('Current state is deleted.');
    expect((await server.post(PATH, { run_id: 'nope', datasets })).status).toBe(404);
    const summaries = await server.post('/ajax-api/2.0/mlflow/experiments/search-datasets', {
      experiment_ids: ['0'],
    });
    expect(summaries.json).toEqual({});
  });
});
