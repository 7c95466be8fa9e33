import { describe, expect, it } from 'vitest';
import { newRun } from './run-cases.ts';
import type { CaseContext } from './tracking-store-contract.ts';

const DATASET = { name: 'iris', digest: 'd1', source_type: 'local', source: '{}' };

export function datasetCases(context: () => CaseContext): void {
  describe('inputs and outputs', () => {
    it('links a dataset once; the first description and the first tags stay', async () => {
      const { store } = context();
      const id = await newRun(store);
      const link = (value: string, source: string): Promise<void> =>
        store.runs.logInputs(id, {
          datasets: [{ tags: [{ key: 'mlflow.data.context', value }], dataset: { ...DATASET, source } }],
          models: [],
        });
      await Promise.all([link('train', 'one'), link('test', 'two'), link('train', 'one')]);
      expect((await store.runs.get(id)).inputs?.dataset_inputs).toEqual([
        { tags: [{ key: 'mlflow.data.context', value: 'train' }], dataset: { ...DATASET, source: 'one' } },
      ]);
    });

    it('has one dataset per experiment, name and digest', async () => {
      const { store } = context();
      const other = await store.experiments.create({ name: 'other', tags: [] });
      for (const experiment_id of ['0', other]) {
        const run = await store.runs.create({ experiment_id, user_id: '', start_time: 1, tags: [] });
        const source = `of ${experiment_id}`;
        await store.runs.logInputs(run.info.run_id, {
          datasets: [{ tags: [], dataset: { ...DATASET, source } }],
          models: [],
        });
        const read = await store.runs.get(run.info.run_id);
        expect(read.inputs?.dataset_inputs[0]?.dataset.source).toBe(source);
      }
      expect(await store.datasets.summaries(['0', other])).toHaveLength(2);
      expect(await store.datasets.summaries([other])).toEqual([
        { experiment_id: other, name: 'iris', digest: 'd1', context: undefined },
      ]);
    });

    it('links models as inputs and outputs, each once', async () => {
      const { store } = context();
      const id = await newRun(store);
      for (let time = 0; time < 2; time += 1) {
        await store.runs.logInputs(id, { datasets: [], models: [{ model_id: 'm-1' }] });
        await store.runs.logOutputs(id, [{ model_id: 'm-2', step: 3 }]);
      }
      const run = await store.runs.get(id);
      expect(run.inputs?.model_inputs).toEqual([{ model_id: 'm-1' }]);
      expect(run.outputs?.model_outputs).toEqual([{ model_id: 'm-2', step: 3 }]);
    });

    it('finds runs by their datasets', async () => {
      const { store } = context();
      const id = await newRun(store, { run_name: 'with' });
      await newRun(store, { run_name: 'without' });
      await store.runs.logInputs(id, {
        datasets: [{ tags: [{ key: 'mlflow.data.context', value: 'train' }], dataset: DATASET }],
        models: [],
      });
      for (const filter of [
        "dataset.name = 'iris'",
        "datasets.digest LIKE 'd%'",
        "dataset.context = 'train'",
        "NOT dataset.name = 'x'",
      ]) {
        const { items } = await store.runs.search({
          experiment_ids: ['0'],
          run_view_type: 'ALL',
          max_results: 9,
          filter,
        });
        expect(items.map(({ info }) => info.run_name)).toEqual(['with']);
      }
    });
  });
}
