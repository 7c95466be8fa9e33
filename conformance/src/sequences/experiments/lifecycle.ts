import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, newRun, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';

export const experimentSequences: readonly Sequence[] = [
  sequence('experiments/lifecycle: create, get, delete, restore', async (s) => {
    const experiment_id = await newExperiment(s);
    const runId = await newRun(s, experiment_id);
    await s.get('/mlflow/experiments/get', { experiment_id });
    await s.get('/mlflow/experiments/get-by-name', { experiment_name: s.unique('home') });
    await s.post('/mlflow/experiments/delete', { experiment_id });
    await s.get('/mlflow/experiments/get', { experiment_id }, { as: 'deleted' });
    await s.get('/mlflow/experiments/get-by-name', { experiment_name: s.unique('home') }, { as: 'deleted' });
    await s.get('/mlflow/runs/get', { run_id: runId }, { as: 'of a deleted experiment' });
    await s.post('/mlflow/experiments/delete', { experiment_id }, { as: 'again' });
    await s.post('/mlflow/runs/create', { experiment_id }, { as: 'in a deleted experiment' });
    await s.post('/mlflow/experiments/update', { experiment_id, new_name: s.unique('b') }, { as: 'deleted' });
    await s.post(
      '/mlflow/experiments/set-experiment-tag',
      { experiment_id, key: 'a', value: 'b' },
      { as: 'deleted' },
    );
    await s.post('/mlflow/experiments/delete-experiment-tag', { experiment_id, key: 'a' }, { as: 'deleted' });
    await s.post('/mlflow/experiments/restore', { experiment_id });
    await s.get('/mlflow/runs/get', { run_id: runId }, { as: 'restored with its experiment' });
    await s.post('/mlflow/experiments/restore', { experiment_id }, { as: 'again' });
    await s.get('/mlflow/experiments/get', { experiment_id }, { as: 'restored' });
  }),
  sequence('experiments/unknown: each call on an experiment that does not exist', async (s) => {
    const experiment_id = UNKNOWN_EXPERIMENT_ID;
    for (const id of [
      experiment_id,
      '-1',
      'abc',
      '1.5',
      ' 987654321',
      '9223372036854775808',
      '0x1',
      '٩٩٩٩٩٩',
    ]) {
      const body = { experiment_id: id };
      await s.get('/mlflow/experiments/get', body, { as: id });
      await s.post('/mlflow/experiments/delete', body, { as: id });
      await s.post('/mlflow/experiments/restore', body, { as: id });
      await s.post('/mlflow/experiments/update', { ...body, new_name: 'n' }, { as: id });
      await s.post('/mlflow/experiments/set-experiment-tag', { ...body, key: 'k', value: 'v' }, { as: id });
      await s.post('/mlflow/experiments/delete-experiment-tag', { ...body, key: 'k' }, { as: id });
      await s.post('/mlflow/runs/create', body, { as: id });
      await s.post('/mlflow/runs/search', { experiment_ids: [id] }, { as: id });
      await s.post('/mlflow/logged-models', body, { as: id });
      await s.post('/mlflow/logged-models/search', { experiment_ids: [id] }, { as: id });
    }
    await s.get('/mlflow/experiments/get-by-name', { experiment_name: 'no such name' });
  }),
];
