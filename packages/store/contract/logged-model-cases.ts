import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store.ts';
import { newRun } from './run-cases.ts';
import type { CaseContext } from './tracking-store-contract.ts';

async function newModel(store: Store, name: string): Promise<string> {
  const model = await store.loggedModels.create({ experiment_id: '0', name, params: [], tags: [] });
  return model.info.model_id;
}

export function loggedModelCases(context: () => CaseContext): void {
  describe('logged models', () => {
    it('creates pending, finalizes, and keeps params and tags', async () => {
      const { store, opened } = context();
      const model = await store.loggedModels.create({
        experiment_id: '0',
        params: [{ key: 'p', value: '1' }],
        tags: [{ key: 't', value: 'x' }],
      });
      expect(model.info).toMatchObject({
        status: 'LOGGED_MODEL_PENDING',
        model_type: '',
        source_run_id: '',
        tags: [{ key: 't', value: 'x' }],
      });
      expect(model.info.model_id).toMatch(/^m-/);
      expect(model.info.name).not.toBe('');
      expect(model.info.artifact_uri.endsWith(`/models/${model.info.model_id}/artifacts`)).toBe(true);
      opened.advanceClock(7);
      const final = await store.loggedModels.finalize(model.info.model_id, 'LOGGED_MODEL_READY');
      expect(final.info.status).toBe('LOGGED_MODEL_READY');
      expect(Number(final.info.last_updated_timestamp_ms) - Number(model.info.creation_timestamp_ms)).toBe(7);
      expect(await store.loggedModels.get(model.info.model_id)).toEqual(final);
    });

    it('keeps params once written; the same again is fine, another value refuses the whole call', async () => {
      const { store } = context();
      const id = await newModel(store, 'm');
      await store.loggedModels.logParams(id, [{ key: 'p', value: '1' }]);
      await store.loggedModels.logParams(id, [{ key: 'p', value: '1' }]);
      const change = store.loggedModels.logParams(id, [
        { key: 'q', value: '1' },
        { key: 'p', value: '2' },
      ]);
      await expect(change).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
      expect((await store.loggedModels.get(id)).data.params).toEqual([{ key: 'p', value: '1' }]);
    });

    it('hides a deleted model unless asked', async () => {
      const { store } = context();
      const id = await newModel(store, 'm');
      await store.loggedModels.delete(id);
      await expect(store.loggedModels.get(id)).rejects.toMatchObject({
        message: `Logged model with ID '${id}' not found.`,
      });
      expect((await store.loggedModels.get(id, { allow_deleted: true })).info.model_id).toBe(id);
      expect((await store.loggedModels.search({ experiment_ids: ['0'], max_results: 10 })).items).toEqual([]);
    });

    it('sets and deletes tags', async () => {
      const { store } = context();
      const id = await newModel(store, 'm');
      await store.loggedModels.setTags(id, [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ]);
      expect((await store.loggedModels.get(id)).info.tags).toEqual([{ key: 'a', value: '2' }]);
      await store.loggedModels.deleteTag(id, 'a');
      await expect(store.loggedModels.deleteTag(id, 'a')).rejects.toMatchObject({
        message: `No tag with key 'a' found for model with ID '${id}'.`,
      });
    });

    it('has the metrics that runs log for it, each point once', async () => {
      const { store } = context();
      const id = await newModel(store, 'm');
      const run = await newRun(store);
      const metric = {
        key: 'acc',
        value: 0.5,
        timestamp: 1,
        step: 0,
        model_id: id,
        dataset_name: 'd',
        dataset_digest: 'x',
      };
      await store.runs.logMetric(run, metric);
      await store.runs.logBatch(run, { metrics: [metric] });
      expect((await store.loggedModels.get(id)).data.metrics).toEqual([{ ...metric, run_id: run }]);
    });

    it('limits metric conditions and ordering to datasets', async () => {
      const { store, opened } = context();
      const run = await newRun(store);
      const rows = [
        ['a', 'train', 0.9],
        ['b', 'test', 0.8],
        ['c', 'train', 0.1],
      ] as const;
      for (const [name, dataset_name, value] of rows) {
        opened.advanceClock(1);
        const model_id = await newModel(store, name);
        await store.runs.logMetric(run, {
          key: 'acc',
          value,
          timestamp: 1,
          step: 0,
          model_id,
          dataset_name,
          dataset_digest: 'd',
        });
      }
      const names = async (query: object): Promise<string[]> => {
        const { items } = await store.loggedModels.search({
          experiment_ids: ['0'],
          max_results: 10,
          ...query,
        });
        return items.map(({ info }) => info.name);
      };
      expect(await names({ filter: 'metrics.acc > 0.5' })).toEqual(['b', 'a']);
      expect(await names({ filter: 'metrics.acc > 0.5', datasets: [{ dataset_name: 'train' }] })).toEqual([
        'a',
      ]);
      expect(await names({ datasets: [{ dataset_name: 'train' }] })).toEqual(['c', 'a']);
      expect(await names({ order_by: [{ field_name: 'metrics.acc', dataset_name: 'train' }] })).toEqual([
        'c',
        'a',
        'b',
      ]);
    });

    it('pages, and refuses a token of another search', async () => {
      const { store, opened } = context();
      for (const name of ['a', 'b', 'c']) {
        opened.advanceClock(1);
        await newModel(store, name);
      }
      const query = { experiment_ids: ['0'], max_results: 2 };
      const first = await store.loggedModels.search(query);
      const second = await store.loggedModels.search({ ...query, page_token: first.next_page_token });
      expect([...first.items, ...second.items].map(({ info }) => info.name)).toEqual(['c', 'b', 'a']);
      expect(second.next_page_token).toBeUndefined();
      const other = store.loggedModels.search({
        ...query,
        filter: "name = 'a'",
        page_token: first.next_page_token,
      });
      await expect(other).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
    });
  });
}
