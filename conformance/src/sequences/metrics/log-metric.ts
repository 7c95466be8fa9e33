import { raw } from '../../compare/request-json.ts';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { DOUBLES, INTEGERS, KEYS } from '../fixture-values.ts';
import { experimentAndRun, fullFixture, UNKNOWN_MODEL_ID } from '../fixture.ts';

const LOG = '/mlflow/runs/log-metric';

async function readBack(s: Player, run_id: string, keys: readonly string[]): Promise<void> {
  await s.get('/mlflow/runs/get', { run_id }, { as: 'read back' });
  for (const metric_key of keys) {
    await s.get('/mlflow/metrics/get-history', { run_id, metric_key }, { as: `history of ${metric_key}` });
  }
}

export const logMetricSequences: readonly Sequence[] = [
  sequence('metrics/log-metric: values', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [index, token] of DOUBLES.entries()) {
      await s.post(
        LOG,
        { run_id, key: `v${index}`, value: raw(token), timestamp: 1 },
        { as: `value ${token}` },
      );
    }
    await readBack(s, run_id, ['v0', 'v1', 'v8', 'v13', 'v15']);
  }),
  sequence('metrics/log-metric: bare words and numbers too large', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const token of ['NaN', 'Infinity', '-Infinity', '1e400', '-1e400']) {
      await s.post(
        LOG,
        { run_id, key: token, value: raw(token), timestamp: 5, step: 2 },
        { as: `bare ${token}` },
      );
      await s.get(
        '/mlflow/metrics/get-history',
        { run_id, metric_key: token },
        { as: `after bare ${token}` },
      );
    }
    const metrics = [{ key: 'batch', value: raw('NaN'), timestamp: 5, step: 2 }];
    await s.post('/mlflow/runs/log-batch', { run_id, metrics }, { as: 'bare NaN in a batch' });
    await s.get(
      '/mlflow/metrics/get-history',
      { run_id, metric_key: 'batch' },
      { as: 'after bare NaN in a batch' },
    );
  }),
  sequence('metrics/log-metric: timestamps and steps', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [index, digits] of INTEGERS.entries()) {
      for (const [form, token] of [
        ['number', digits],
        ['string', `"${digits}"`],
      ] as const) {
        const base = { run_id, value: index };
        const timed = { ...base, key: `t${form}`, timestamp: raw(token) };
        await s.post(LOG, timed, { as: `timestamp ${token}` });
        const stepped = { ...base, key: `s${form}`, timestamp: 1, step: raw(token) };
        await s.post(LOG, stepped, { as: `step ${token}` });
      }
    }
    await readBack(s, run_id, ['tnumber', 'tstring', 'snumber', 'sstring']);
  }),
  sequence('metrics/log-metric: keys', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [index, key] of KEYS.entries()) {
      await s.post(LOG, { run_id, key, value: 1, timestamp: 1 }, { as: `${index} ${key.slice(0, 12)}` });
      await s.get('/mlflow/metrics/get-history', { run_id, metric_key: key }, { as: `history ${index}` });
    }
    await readBack(s, run_id, []);
  }),
  sequence('metrics/log-metric: duplicates and the latest point', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [value, timestamp, step] of [
      [1, 10, 0],
      [1, 10, 0],
      [2, 10, 0],
      [0, 10, 0],
      [9, 5, 0],
      [3, 1, 2],
      [4, 99, 1],
      ['NaN', 1, 2],
      ['NaN', 1, 2],
      ['NaN', 2, 2],
      [5, 2, 2],
      ['Infinity', 2, 2],
      ['-Infinity', 3, -7],
    ] as const) {
      await s.post(
        LOG,
        { run_id, key: 'm', value, timestamp, step },
        { as: `${value} at ${timestamp}, step ${step}` },
      );
      await s.get(
        '/mlflow/runs/get',
        { run_id },
        { as: `latest after ${value} at ${timestamp}, step ${step}` },
      );
    }
    await readBack(s, run_id, ['m', 'M', 'absent']);
  }),
  sequence('metrics/log-metric: models and datasets', async (s) => {
    const { runId: run_id, modelId: model_id } = await fullFixture(s);
    const point = { run_id, key: 'acc', value: 0.5, timestamp: 1 };
    for (const [index, [as, members]] of Object.entries({
      model: { model_id },
      'model and dataset': { model_id, dataset_name: 'iris', dataset_digest: 'd' },
      'dataset without a model': { dataset_name: 'iris', dataset_digest: 'd' },
      'dataset name alone': { dataset_name: 'iris' },
      'dataset digest alone': { dataset_digest: 'd' },
      'empty dataset name': { dataset_name: '', dataset_digest: 'd' },
      'empty model': { model_id: '' },
      'model and a known dataset': { model_id, dataset_name: 'known', dataset_digest: 'd' },
    }).entries()) {
      await s.post(LOG, { ...point, step: index, ...members }, { as });
    }
    await s.post(LOG, { ...point, model_id, step: 0 }, { as: 'the same point again' });
    await s.post(LOG, { ...point, model_id: UNKNOWN_MODEL_ID, step: 50 }, { as: 'unknown model' });
    await s.get(`/mlflow/logged-models/${model_id}`);
    await readBack(s, run_id, ['acc']);
  }),
  sequence('metrics/log-metric: run_id and run_uuid', async (s) => {
    const { runId } = await experimentAndRun(s);
    const point = { key: 'a', value: 1, timestamp: 1 };
    await s.post(LOG, { ...point, run_uuid: runId }, { as: 'run_uuid' });
    await s.post(LOG, { ...point, run_id: runId, run_uuid: 'other' }, { as: 'run_id wins' });
    await s.post(LOG, { ...point, run_id: '', run_uuid: runId }, { as: 'empty run_id' });
    await s.post(LOG, { ...point, run_id: null, run_uuid: runId }, { as: 'null run_id' });
    await s.post(LOG, { ...point, runUuid: runId }, { as: 'runUuid' });
    await s.post(LOG, { ...point, run_id: runId, run_uuid: 5 }, { as: 'run_uuid of a wrong type' });
    await readBack(s, runId, ['a']);
  }),
];
