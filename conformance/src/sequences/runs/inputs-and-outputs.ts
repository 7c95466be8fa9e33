import type { RequestJson } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, fullFixture, newRun, UNKNOWN_MODEL_ID } from '../fixture.ts';
import { datasetInput } from '../search/seed-runs.ts';

const INPUTS = '/mlflow/runs/log-inputs';
const OUTPUTS = '/mlflow/runs/outputs';
const GET = '/mlflow/runs/get';
const DATASETS = '/ajax-api/2.0/mlflow/experiments/search-datasets';

const FULL = {
  name: 'iris',
  digest: 'd1',
  source_type: 'local',
  source: '{"uri":"a"}',
  schema: '{}',
  profile: '{}',
};

function wrapped(members: Readonly<Record<string, RequestJson>>, tags: RequestJson = []): RequestJson {
  return { tags, dataset: { ...FULL, ...members } };
}

const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  name: [500, 501],
  digest: [36, 37],
  source: [65_535, 65_536],
  schema: [1_048_575, 1_048_576],
  source_type: [500, 501],
};

export const inputAndOutputSequences: readonly Sequence[] = [
  sequence('runs/log-inputs: datasets', async (s) => {
    const { runId: run_id, experimentId } = await experimentAndRun(s);
    for (const [as, datasets] of Object.entries({
      one: [datasetInput(['iris', 'd1', 'train'])],
      'the same again': [datasetInput(['iris', 'd1', 'train'])],
      'the same in another context': [datasetInput(['iris', 'd1', 'eval'])],
      'another digest': [datasetInput(['iris', 'd2', 'train'])],
      'two at once': [datasetInput(['a', '1', 'x']), datasetInput(['b', '1', 'x'])],
      'the same twice at once': [datasetInput(['c', '1', 'x']), datasetInput(['c', '1', 'y'])],
      'with schema and profile': [wrapped({ name: 'whole' })],
      'without tags': [{ dataset: { ...FULL, name: 'bare' } }],
      'without dataset': [{ tags: [{ key: 'a', value: 'b' }] }],
      nothing: [],
    })) {
      await s.post(INPUTS, { run_id, datasets }, { as });
      await s.get(GET, { run_id }, { as });
    }
    await s.post(DATASETS, { experiment_ids: [experimentId] });
  }),
  sequence('runs/log-inputs: two runs share a dataset', async (s) => {
    const { runId: run_id, experimentId } = await experimentAndRun(s);
    const other = await newRun(s, experimentId, 'other');
    await s.post(INPUTS, {
      run_id,
      datasets: [wrapped({}, [{ key: 'mlflow.data.context', value: 'train' }])],
    });
    const changed = { source: 'other', source_type: 'code', schema: '{"a":1}', profile: '{"b":2}' };
    await s.post(
      INPUTS,
      { run_id: other, datasets: [wrapped(changed, [{ key: 'k', value: 'v' }])] },
      { as: 'changed' },
    );
    await s.get(GET, { run_id });
    await s.get(GET, { run_id: other });
  }),
  sequence('runs/log-inputs: members', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const name of Object.keys(FULL)) {
      for (const value of [undefined, null, '', 5, true, ['a'], { a: 1 }]) {
        const as = `${name} ${JSON.stringify(value) ?? 'missing'}`;
        await s.post(INPUTS, { run_id, datasets: [wrapped({ digest: 'd9', [name]: value })] }, { as });
      }
    }
    await s.get(GET, { run_id });
  }),
  sequence('runs/log-inputs: lengths', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [name, lengths] of Object.entries(LENGTHS)) {
      for (const length of lengths) {
        const datasets = [wrapped({ [name]: 'x'.repeat(length) })];
        await s.post(INPUTS, { run_id, datasets }, { as: `${name} of ${length}` });
      }
    }
    for (const [as, key, value] of [
      ['key of 255', 'k'.repeat(255), 'v'],
      ['key of 256', 'k'.repeat(256), 'v'],
      ['value of 500', 'k', 'v'.repeat(500)],
      ['value of 501', 'k', 'v'.repeat(501)],
      ['empty key', '', 'v'],
      ['empty value', 'k', ''],
      ['key with bad characters', 'a#b', 'v'],
    ] as const) {
      await s.post(INPUTS, { run_id, datasets: [wrapped({ name: as }, [{ key, value }])] }, { as });
    }
    const twice = [
      { key: 'k', value: '1' },
      { key: 'k', value: '2' },
    ];
    await s.post(
      INPUTS,
      { run_id, datasets: [wrapped({ name: 'twice' }, twice)] },
      { as: 'the same tag twice' },
    );
  }),
  sequence('runs/log-inputs: models', async (s) => {
    const { runId: run_id, modelId: model_id } = await fullFixture(s);
    await s.post(INPUTS, { run_id, models: [{ model_id }] });
    await s.post(INPUTS, { run_id, models: [{ model_id }] }, { as: 'again' });
    await s.post(INPUTS, { run_id, models: [{ model_id: UNKNOWN_MODEL_ID }] }, { as: 'unknown model' });
    await s.post(INPUTS, { run_id, models: [{ model_id }], datasets: [wrapped({})] }, { as: 'both' });
    await s.get(GET, { run_id });
  }),
  sequence('runs/outputs: links', async (s) => {
    const { runId: run_id, modelId: model_id } = await fullFixture(s);
    await s.post(OUTPUTS, { run_id, models: [{ model_id, step: 3 }] });
    await s.post(
      OUTPUTS,
      { run_id, models: [{ model_id: UNKNOWN_MODEL_ID, step: 0 }] },
      { as: 'unknown model' },
    );
    await s.post(OUTPUTS, { run_id, models: [{ model_id: 'm-nostep' }] }, { as: 'no step' });
    await s.post(
      OUTPUTS,
      { run_id, models: [{ model_id: 'm-big', step: 2n ** 53n + 1n }] },
      { as: 'large step' },
    );
    await s.post(OUTPUTS, { run_id, models: [{ model_id: 'm-neg', step: -1 }] }, { as: 'negative step' });
    await s.get(GET, { run_id });
    await s.post(
      '/mlflow/runs/search',
      { experiment_ids: [await experimentOf(s, run_id)] },
      { as: 'outputs in search' },
    );
  }),
  sequence('runs/outputs: a repeated link', async (s) => {
    const { runId: run_id, modelId: model_id } = await fullFixture(s);
    await s.post(OUTPUTS, { run_id, models: [{ model_id, step: 3 }] });
    await s.post(OUTPUTS, { run_id, models: [{ model_id, step: 3 }] }, { as: 'repeated' });
    await s.get(GET, { run_id });
  }),
  sequence('experiments/search-datasets', async (s) => {
    const { runId: run_id, experimentId } = await experimentAndRun(s);
    await s.post(DATASETS, { experiment_ids: [experimentId] }, { as: 'none yet' });
    await s.post(INPUTS, { run_id, datasets: [datasetInput(['iris', 'd1', 'train'])] });
    await s.post(DATASETS, { experiment_ids: [experimentId] }, { as: 'one' });
    await s.post(DATASETS, { experiment_ids: [] }, { as: 'no ids' });
    const ids = Array.from({ length: 21 }, (_, index) => String(900_000 + index));
    await s.post(DATASETS, { experiment_ids: ids.slice(0, 20) }, { as: '20 ids' });
    await s.post(DATASETS, { experiment_ids: ids }, { as: '21 ids' });
    await s.post(
      '/api/2.0/mlflow/experiments/search-datasets',
      { experiment_ids: [experimentId] },
      { as: 'below /api' },
    );
    await s.post('/mlflow/runs/delete', { run_id });
    await s.post(DATASETS, { experiment_ids: [experimentId] }, { as: 'of a deleted run' });
  }),
];

async function experimentOf(s: Parameters<Sequence['play']>[0], run_id: string): Promise<string> {
  return (await s.get(GET, { run_id })).at('run.info.experiment_id');
}
