import { describe, expect, it } from 'vitest';
import { newRun } from './run-cases.ts';
import type { CaseContext } from './tracking-store-contract.ts';

export function garbageCases(context: () => CaseContext): void {
  describe('permanent removal', () => {
    it('lists what was deleted long enough ago, and removes it with all that hangs on it', async () => {
      const { store, opened } = context();
      const old = await newRun(store);
      await store.runs.logBatch(old, {
        metrics: [{ key: 'm', value: 1, timestamp: 1, step: 0 }],
        params: [{ key: 'p', value: '1' }],
      });
      await store.runs.delete(old);
      const [found] = await store.garbage.listDeleted(Number.MAX_SAFE_INTEGER);
      expect(found).toMatchObject({ kind: 'run', id: old });
      opened.advanceClock(1000);
      await store.runs.delete(await newRun(store));
      expect(await store.garbage.listDeleted(found?.deleted_time ?? 0)).toEqual([found]);
      await store.garbage.purge([{ ...found, kind: 'run', id: old, artifact_uri: '', deleted_time: 0 }]);
      await expect(store.runs.get(old)).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
      expect((await store.metrics.history({ run_id: old, metric_key: 'm' })).items).toEqual([]);
    });

    it('removes nothing that is active', async () => {
      const { store } = context();
      const id = await newRun(store);
      await store.garbage.purge([
        { kind: 'run', id, artifact_uri: '', deleted_time: 0 },
        { kind: 'experiment', id: '0', artifact_uri: '', deleted_time: 0 },
      ]);
      expect((await store.runs.get(id)).info.run_id).toBe(id);
    });

    it('removes an experiment with its runs and models', async () => {
      const { store } = context();
      const id = await store.experiments.create({ name: 'e', tags: [] });
      const run = await store.runs.create({ experiment_id: id, user_id: '', start_time: 1, tags: [] });
      await store.loggedModels.create({ experiment_id: id, params: [], tags: [{ key: 'a', value: 'b' }] });
      await store.experiments.delete(id);
      const all = await store.garbage.listDeleted(Number.MAX_SAFE_INTEGER);
      expect(all.map(({ kind }) => kind).toSorted()).toEqual(['experiment', 'run']);
      await store.garbage.purge(all);
      await expect(store.experiments.get(id)).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
      await expect(store.runs.get(run.info.run_id)).rejects.toMatchObject({
        code: 'RESOURCE_DOES_NOT_EXIST',
      });
      await store.experiments.create({ name: 'e', tags: [] });
    });
  });
}
