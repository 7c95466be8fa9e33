import type { RequestJson } from '../../compare/request-json.ts';
import { raw } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { KEYS } from '../fixture-values.ts';
import { experimentAndRun, fullFixture } from '../fixture.ts';

const BATCH = '/mlflow/runs/log-batch';
const GET = '/mlflow/runs/get';

const metrics = (count: number): RequestJson[] =>
  Array.from({ length: count }, (_, index) => ({ key: `m${index}`, value: index, timestamp: 1, step: 0 }));
const pairs = (count: number, letter: string): RequestJson[] =>
  Array.from({ length: count }, (_, index) => ({ key: `${letter}${index}`, value: String(index) }));
const item = (key: string, value: string): RequestJson => ({ key, value });
const point = (key: string, members: Readonly<Record<string, RequestJson>> = {}): RequestJson => ({
  key,
  value: 1,
  timestamp: 1,
  step: 0,
  ...members,
});

export const logBatchSequences: readonly Sequence[] = [
  sequence('runs/log-batch: limits', async (s) => {
    for (const [counts, cases] of Object.entries({
      'at the limit': [
        [1000, 0, 0],
        [0, 100, 0],
        [0, 0, 100],
        [800, 100, 100],
      ],
      'over the limit': [
        [1001, 0, 0],
        [0, 101, 0],
        [0, 0, 101],
        [801, 100, 100],
        [1000, 1, 0],
      ],
      nothing: [[0, 0, 0]],
    })) {
      for (const [metricCount = 0, paramCount = 0, tagCount = 0] of cases) {
        const { runId: run_id } = await experimentAndRunOnce(
          s,
          `${counts} ${metricCount} ${paramCount} ${tagCount}`,
        );
        const body = {
          run_id,
          metrics: metrics(metricCount),
          params: pairs(paramCount, 'p'),
          tags: pairs(tagCount, 't'),
        };
        await s.post(BATCH, body, { as: `${metricCount} metrics, ${paramCount} params, ${tagCount} tags` });
        await s.get(GET, { run_id });
      }
    }
  }),
  sequence('runs/log-batch: duplicates and changes', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [as, members] of Object.entries({
      first: { params: [item('a', '1'), item('b', '2')], metrics: [point('m')], tags: [item('t', '1')] },
      'all again': {
        params: [item('a', '1'), item('b', '2')],
        metrics: [point('m')],
        tags: [item('t', '1')],
      },
      'a changed param': {
        params: [item('c', '3'), item('a', '9')],
        metrics: [point('late')],
        tags: [item('late', '1')],
      },
      'two changed params': { params: [item('a', '9'), item('b', '9')] },
      'the same param twice': { params: [item('d', '1'), item('d', '1')], metrics: [point('late')] },
      'a param with two values': { params: [item('e', '1'), item('e', '2')] },
      'a tag twice': { tags: [item('u', '1'), item('u', '2')] },
      'a point twice': { metrics: [point('twice'), point('twice')] },
      'a metric in two steps': { metrics: [point('steps', { step: 2 }), point('steps', { step: 1 })] },
      'a param with a quote': { params: [item("q'q", 'it\'s "x"')] },
      'a param with a quote, changed': { params: [item("q'q", 'y')] },
      'a long param': { params: [item('long', 'v'.repeat(6001))] },
      'a long tag': { tags: [item('long', 'v'.repeat(8001))] },
    })) {
      await s.post(BATCH, { run_id, ...members }, { as });
    }
    await s.get(GET, { run_id });
  }),
  sequence('runs/log-batch: keys', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [index, key] of KEYS.entries()) {
      const as = `${index} ${key.slice(0, 12)}`;
      await s.post(BATCH, { run_id, metrics: [point('ok'), point(key)] }, { as: `metric ${as}` });
      await s.post(BATCH, { run_id, params: [{ key, value: 'v' }] }, { as: `param ${as}` });
      await s.post(BATCH, { run_id, tags: [{ key, value: 'v' }] }, { as: `tag ${as}` });
    }
    await s.get(GET, { run_id });
  }),
  sequence('runs/log-batch: members', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    const full = { key: 'm', value: 1, timestamp: 1, step: 1 };
    for (const name of ['key', 'value', 'timestamp', 'step']) {
      for (const [as, value] of MEMBER_VALUES) {
        const metric = { ...full, [name]: value };
        await s.post(BATCH, { run_id, metrics: [metric] }, { as: `metric ${name} ${as}` });
      }
    }
    for (const name of ['key', 'value']) {
      for (const [as, value] of MEMBER_VALUES) {
        const member = { key: `${name} ${as}`, value: 'v', [name]: value };
        await s.post(BATCH, { run_id, params: [member] }, { as: `param ${name} ${as}` });
        await s.post(BATCH, { run_id, tags: [member] }, { as: `tag ${name} ${as}` });
      }
    }
    await s.get(GET, { run_id });
  }),
  sequence('runs/log-batch: points of a model', async (s) => {
    const { runId: run_id, modelId: model_id } = await fullFixture(s);
    const on = { model_id, dataset_name: 'iris', dataset_digest: 'd1' };
    for (const [as, list] of Object.entries({
      'with a model': [point('acc', { model_id })],
      'with a model and a dataset': [point('acc', { ...on, step: 1 })],
      'dataset name alone': [point('acc', { model_id, dataset_name: 'iris', step: 2 })],
      'dataset digest alone': [point('acc', { model_id, dataset_digest: 'd1', step: 3 })],
      'dataset without a model': [point('acc', { dataset_name: 'iris', dataset_digest: 'd1', step: 4 })],
      'with a run id of its own': [point('acc', { run_id: 'other', step: 5 })],
      'with NaN': [point('nan', { value: 'NaN', model_id })],
      'with infinity': [point('inf', { value: 'Infinity', model_id })],
    })) {
      await s.post(BATCH, { run_id, metrics: list }, { as });
    }
    await s.get(`/mlflow/logged-models/${model_id}`);
    await s.get(GET, { run_id });
  }),
];

const MEMBER_VALUES: readonly (readonly [string, RequestJson])[] = [
  ['missing', undefined],
  ['null', null],
  ['empty', ''],
  ['number', 7],
  ['fraction', raw('7.5')],
  ['decimal string', '7'],
  ['word', 'abc'],
  ['negative', -4],
  ['boolean', true],
  ['beyond int64', 2n ** 63n],
];

async function experimentAndRunOnce(
  s: Parameters<Sequence['play']>[0],
  suffix: string,
): Promise<{ runId: string }> {
  const created = await s.post('/mlflow/experiments/create', { name: s.unique(suffix) });
  const run = await s.post('/mlflow/runs/create', {
    experiment_id: created.at('experiment_id'),
    run_name: 'r',
  });
  return { runId: run.at('run.info.run_id') };
}
