import type { RequestJson } from '../../compare/request-json.ts';
import { raw } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { INTEGERS } from '../fixture-values.ts';
import { EARLY_MS, experimentAndRun, newExperiment, UNKNOWN_RUN_ID } from '../fixture.ts';

const CREATE = '/mlflow/runs/create';
const UPDATE = '/mlflow/runs/update';
const GET = '/mlflow/runs/get';

const tag = (key: string, value?: string): RequestJson => ({ key, value });
const nameTag = (value: string): RequestJson => [tag('mlflow.runName', value)];

export const runLifecycleSequences: readonly Sequence[] = [
  sequence('runs/create: names', async (s) => {
    const experiment_id = await newExperiment(s);
    for (const [as, fields] of Object.entries({
      'no name': {},
      'empty name': { run_name: '' },
      'null name': { run_name: null },
      'a name': { run_name: 'mine' },
      'unicode name': { run_name: 'Ünï 日本 🙂' },
      'long name': { run_name: 'n'.repeat(1000) },
      'name tag': { tags: nameTag('tagged') },
      'both alike': { run_name: 'same', tags: nameTag('same') },
      'both different': { run_name: 'one', tags: nameTag('two') },
      'empty name tag': { tags: nameTag('') },
      'name and empty tag': { run_name: 'one', tags: nameTag('') },
    })) {
      const created = await s.post(CREATE, { experiment_id, ...fields }, { as });
      await s.get(GET, { run_id: created.at('run.info.run_id') }, { as });
    }
  }),
  sequence('runs/create: users and tags', async (s) => {
    const experiment_id = await newExperiment(s);
    for (const [as, fields] of Object.entries({
      user: { user_id: 'ada' },
      'user tag': { tags: [tag('mlflow.user', 'bob')] },
      'user and another tag': { user_id: 'ada', tags: [tag('mlflow.user', 'bob')] },
      'long user': { user_id: 'u'.repeat(257) },
      'tag without value': { tags: [tag('a')] },
      'tag without key': { tags: [{ value: 'a' }] },
      'the same key twice': { tags: [tag('a', '1'), tag('a', '2')] },
      'key with bad characters': { tags: [tag('a#b', '1')] },
      'path-like key': { tags: [tag('../a', '1')] },
      'long key': { tags: [tag('k'.repeat(251), '1')] },
      'long value': { tags: [tag('k', 'v'.repeat(8001))] },
      'source tags': { tags: [tag('mlflow.source.name', 'a.py'), tag('mlflow.source.type', 'LOCAL')] },
      'parent tag': { tags: [tag('mlflow.parentRunId', UNKNOWN_RUN_ID)] },
    })) {
      const created = await s.post(CREATE, { experiment_id, run_name: 'n', ...fields }, { as });
      await s.get(GET, { run_id: created.at('run.info.run_id') }, { as });
    }
  }),
  sequence('runs/create: start times', async (s) => {
    const experiment_id = await newExperiment(s);
    for (const digits of INTEGERS) {
      for (const token of [digits, `"${digits}"`]) {
        const as = `start_time ${token}`;
        const created = await s.post(
          CREATE,
          { experiment_id, run_name: 'n', start_time: raw(token) },
          { as },
        );
        await s.get(GET, { run_id: created.at('run.info.run_id') }, { as });
      }
    }
  }),
  sequence('runs/update: statuses and times', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    const statuses = [
      'RUNNING',
      'SCHEDULED',
      'FINISHED',
      'FAILED',
      'KILLED',
      'RUNNING',
      'finished',
      'DONE',
      '',
    ];
    for (const status of statuses) {
      await s.post(UPDATE, { run_id, status }, { as: `status ${status}` });
    }
    for (const token of ['1', '"1"', '2', '3', '4', '5', '6', '0', '"FAILED"', '1.0']) {
      await s.post(UPDATE, { run_id, status: raw(token) }, { as: `status token ${token}` });
    }
    for (const digits of INTEGERS) {
      await s.post(UPDATE, { run_id, end_time: raw(digits) }, { as: `end_time ${digits}` });
    }
    await s.get(GET, { run_id });
  }),
  sequence('runs/update: names', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const run_name of ['renamed', '', ' ', 'Ünï 日本 🙂', 'n'.repeat(300)]) {
      await s.post(UPDATE, { run_id, run_name }, { as: run_name.slice(0, 20) });
      await s.get(GET, { run_id });
    }
    await s.post(UPDATE, { run_id }, { as: 'nothing to change' });
    await s.post(UPDATE, { run_uuid: run_id, run_name: 'by run_uuid' }, { as: 'run_uuid' });
    await s.post(UPDATE, { run_id: UNKNOWN_RUN_ID, run_uuid: run_id, run_name: 'x' }, { as: 'two ids' });
    await s.post('/mlflow/runs/set-tag', { run_id, key: 'mlflow.runName', value: 'by tag' });
    await s.get(GET, { run_id }, { as: 'renamed by tag' });
    await s.post('/mlflow/runs/set-tag', { run_id, key: 'mlflow.runName', value: '' }, { as: 'empty name' });
    await s.post('/mlflow/runs/delete-tag', { run_id, key: 'mlflow.runName' });
    await s.get(GET, { run_id }, { as: 'name tag deleted' });
    await s.post('/mlflow/runs/log-batch', { run_id, tags: [{ key: 'mlflow.runName', value: 'by batch' }] });
    await s.get(GET, { run_uuid: run_id }, { as: 'renamed by batch, run_uuid' });
  }),
  sequence('runs/delete and restore', async (s) => {
    const { runId: run_id, experimentId } = await experimentAndRun(s);
    await s.post('/mlflow/runs/delete', { run_id });
    await s.post('/mlflow/runs/delete', { run_id }, { as: 'again' });
    await s.get(GET, { run_id }, { as: 'deleted' });
    const point = { run_id, key: 'a', value: 1, timestamp: 1 };
    await s.post('/mlflow/runs/log-metric', point, { as: 'deleted' });
    await s.post('/mlflow/runs/log-parameter', { run_id, key: 'a', value: '1' }, { as: 'deleted' });
    await s.post('/mlflow/runs/set-tag', { run_id, key: 'a', value: '1' }, { as: 'deleted' });
    await s.post('/mlflow/runs/delete-tag', { run_id, key: 'a' }, { as: 'deleted' });
    await s.post(
      '/mlflow/runs/log-batch',
      { run_id, metrics: [{ key: 'a', value: 1, timestamp: 1 }] },
      { as: 'deleted' },
    );
    await s.post('/mlflow/runs/log-batch', { run_id }, { as: 'deleted, empty batch' });
    await s.post('/mlflow/runs/log-inputs', { run_id, datasets: [] }, { as: 'deleted' });
    await s.post(
      '/mlflow/runs/outputs',
      { run_id, models: [{ model_id: 'm-1', step: 0 }] },
      { as: 'deleted' },
    );
    await s.post(UPDATE, { run_id, status: 'FINISHED' }, { as: 'deleted' });
    await s.get('/mlflow/artifacts/list', { run_id }, { as: 'deleted' });
    await s.get('/mlflow/metrics/get-history', { run_id, metric_key: 'a' }, { as: 'deleted' });
    await s.post('/mlflow/runs/restore', { run_id });
    await s.post('/mlflow/runs/restore', { run_id }, { as: 'again' });
    await s.get(GET, { run_id }, { as: 'restored' });
    await s.post('/mlflow/experiments/delete', { experiment_id: experimentId });
    await s.post('/mlflow/runs/restore', { run_id }, { as: 'of a deleted experiment' });
    await s.get(GET, { run_id }, { as: 'restored in a deleted experiment' });
    await s.post('/mlflow/runs/log-metric', point, { as: 'in a deleted experiment' });
  }),
  sequence('runs/unknown: each call on a run that does not exist', async (s) => {
    for (const run_id of [UNKNOWN_RUN_ID, 'abc', 'x'.repeat(257), '../a', 'a b', 'ünï', '-a']) {
      const as = run_id.slice(0, 40);
      await s.get(GET, { run_id }, { as });
      await s.post(UPDATE, { run_id, end_time: EARLY_MS }, { as });
      await s.post('/mlflow/runs/delete', { run_id }, { as });
      await s.post('/mlflow/runs/restore', { run_id }, { as });
      await s.post('/mlflow/runs/log-metric', { run_id, key: 'a', value: 1, timestamp: 1 }, { as });
      await s.post('/mlflow/runs/log-parameter', { run_id, key: 'a', value: '1' }, { as });
      await s.post('/mlflow/runs/set-tag', { run_id, key: 'a', value: '1' }, { as });
      await s.post('/mlflow/runs/delete-tag', { run_id, key: 'a' }, { as });
      await s.post('/mlflow/runs/log-batch', { run_id, tags: [{ key: 'a', value: 'b' }] }, { as });
      await s.post('/mlflow/runs/log-inputs', { run_id, datasets: [] }, { as });
      await s.post('/mlflow/runs/log-model', { run_id, model_json: '{}' }, { as });
      await s.post('/mlflow/runs/outputs', { run_id, models: [{ model_id: 'm-1' }] }, { as });
      await s.get('/mlflow/artifacts/list', { run_id }, { as });
      await s.get('/mlflow/metrics/get-history', { run_id, metric_key: 'a' }, { as });
      await s.get(
        '/mlflow/metrics/get-history-bulk-interval',
        { run_ids: [run_id], metric_key: 'a' },
        { as },
      );
      await s.get('/get-artifact', { run_id, path: 'a' }, { as });
    }
  }),
];
