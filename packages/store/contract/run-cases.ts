import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store.ts';
import type { RunDraft } from '../src/tracking-store.ts';
import type { CaseContext } from './tracking-store-contract.ts';

/** A run, in experiment 0 unless told. */
export async function newRun(
  store: Store,
  draft: Partial<Pick<RunDraft, 'experiment_id' | 'start_time' | 'run_name' | 'tags'>> = {},
): Promise<string> {
  const run = await store.runs.create({
    experiment_id: '0',
    user_id: 'ann',
    start_time: 1,
    tags: [],
    ...draft,
  });
  return run.info.run_id;
}

export function runCases(context: () => CaseContext): void {
  describe('runs', () => {
    it('creates with a generated, a given or a tagged name', async () => {
      const { store } = context();
      const generated = await store.runs.create({ experiment_id: '0', user_id: '', start_time: 5, tags: [] });
      expect(generated.info.run_name).not.toBe('');
      expect(generated.data.tags).toEqual([{ key: 'mlflow.runName', value: generated.info.run_name }]);
      const tagged = await store.runs.create({
        experiment_id: '0',
        user_id: '',
        start_time: 5,
        tags: [{ key: 'mlflow.runName', value: 'n' }],
      });
      expect(tagged.info).toMatchObject({
        run_name: 'n',
        status: 'RUNNING',
        start_time: 5,
        lifecycle_stage: 'active',
      });
      expect(tagged.info.artifact_uri.endsWith(`/${tagged.info.run_id}/artifacts`)).toBe(true);
      const both = {
        experiment_id: '0',
        user_id: '',
        start_time: 5,
        run_name: 'a',
        tags: [{ key: 'mlflow.runName', value: 'b' }],
      };
      await expect(store.runs.create(both)).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
    });

    it("puts a run's artifacts below those of its experiment, before a query", async () => {
      const { store } = context();
      for (const [artifact_location, before, after] of [
        ['s3://bucket/x', 's3://bucket/x/', '/artifacts'],
        ['s3://bucket/x?region=a', 's3://bucket/x/', '/artifacts?region=a'],
      ] as const) {
        const experiment_id = await store.experiments.create({
          name: artifact_location,
          artifact_location,
          tags: [],
        });
        const { info } = await store.runs.create({ experiment_id, user_id: '', start_time: 1, tags: [] });
        expect(info.artifact_uri).toBe(`${before}${info.run_id}${after}`);
      }
    });

    it('keeps times beyond 2^53 exactly', async () => {
      const { store } = context();
      const start_time = 9_223_372_036_854_775_807n;
      const run = await store.runs.create({ experiment_id: '0', user_id: '', start_time, tags: [] });
      await store.runs.update(run.info.run_id, { end_time: 9_007_199_254_740_993n });
      expect((await store.runs.get(run.info.run_id)).info).toMatchObject({
        start_time,
        end_time: 9_007_199_254_740_993n,
      });
    });

    it('updates only what is given; a name changes the tag, too', async () => {
      const { store } = context();
      const id = await newRun(store, { run_name: 'old' });
      expect(await store.runs.update(id, { status: 'FINISHED', end_time: 9 })).toMatchObject({
        status: 'FINISHED',
        end_time: 9,
        run_name: 'old',
      });
      await store.runs.update(id, { run_name: 'new' });
      const run = await store.runs.get(id);
      expect(run.info).toMatchObject({ status: 'FINISHED', end_time: 9, run_name: 'new' });
      expect(run.data.tags).toEqual([{ key: 'mlflow.runName', value: 'new' }]);
    });

    it('renames by tag, and ignores an empty name', async () => {
      const { store } = context();
      const id = await newRun(store);
      await store.runs.setTag(id, { key: 'mlflow.runName', value: 'by tag' });
      await store.runs.setTag(id, { key: 'mlflow.runName', value: '' });
      expect((await store.runs.get(id)).info.run_name).toBe('by tag');
    });

    it('deletes and restores any number of times; a deleted run can be read but not written', async () => {
      const { store } = context();
      const id = await newRun(store);
      await store.runs.delete(id);
      await store.runs.delete(id);
      expect((await store.runs.get(id)).info.lifecycle_stage).toBe('deleted');
      const message = `The run ${id} must be in the 'active' state. Current state is deleted.`;
      const writes = [
        store.runs.setTag(id, { key: 'a', value: 'b' }),
        store.runs.logParam(id, { key: 'a', value: 'b' }),
        store.runs.logMetric(id, { key: 'a', value: 1, timestamp: 1, step: 0 }),
        store.runs.logBatch(id, {}),
        store.runs.update(id, { status: 'FAILED' }),
        store.runs.logOutputs(id, []),
      ];
      for (const write of writes)
        await expect(write).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE', message });
      await store.runs.restore(id);
      await store.runs.restore(id);
      await store.runs.setTag(id, { key: 'a', value: 'b' });
    });

    it('answers 404 for a run that does not exist, whatever is asked', async () => {
      const { store } = context();
      const gone = { code: 'RESOURCE_DOES_NOT_EXIST', message: 'Run with id=gone not found' };
      await expect(store.runs.get('gone')).rejects.toMatchObject(gone);
      await expect(store.runs.delete('gone')).rejects.toMatchObject(gone);
      await expect(store.runs.update('gone', {})).rejects.toMatchObject(gone);
      await expect(store.runs.logBatch('gone', {})).rejects.toMatchObject(gone);
    });

    it('keeps a param once written; the same value again is fine', async () => {
      const { store } = context();
      const id = await newRun(store);
      await store.runs.logParam(id, { key: 'a', value: '1' });
      await store.runs.logParam(id, { key: 'a', value: '1' });
      await expect(store.runs.logParam(id, { key: 'a', value: '2' })).rejects.toMatchObject({
        code: 'INVALID_PARAMETER_VALUE',
        message: `Changing param values is not allowed. Param with key='a' was already logged with value='1' for run ID='${id}'. Attempted logging new value '2'.`,
      });
      expect((await store.runs.get(id)).data.params).toEqual([{ key: 'a', value: '1' }]);
    });

    it('cuts long values at code points, not in the middle of one', async () => {
      const { store } = context();
      const id = await newRun(store);
      await store.runs.logParam(id, { key: 'a', value: '😀'.repeat(6001) });
      await store.runs.setTag(id, { key: 'b', value: 'x'.repeat(8001) });
      const { data } = await store.runs.get(id);
      expect(data.params[0]?.value).toBe('😀'.repeat(6000));
      expect(data.tags.find(({ key }) => key === 'b')?.value).toHaveLength(8000);
    });

    it('writes a batch whole or not at all', async () => {
      const { store } = context();
      const id = await newRun(store);
      await store.runs.logParam(id, { key: 'p', value: 'old' });
      const batch = {
        metrics: [{ key: 'm', value: 1, timestamp: 1, step: 0 }],
        params: [
          { key: 'q', value: '1' },
          { key: 'p', value: 'new' },
        ],
        tags: [{ key: 't', value: '1' }],
      };
      await expect(store.runs.logBatch(id, batch)).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
      const late = {
        ...batch,
        params: [],
        metrics: [...batch.metrics, { key: '../bad', value: 1, timestamp: 1, step: 0 }],
      };
      await expect(store.runs.logBatch(id, late)).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
      const { data } = await store.runs.get(id);
      expect(data.metrics).toEqual([]);
      expect(data.params).toEqual([{ key: 'p', value: 'old' }]);
      expect(data.tags.map(({ key }) => key)).toEqual(['mlflow.runName']);
    });

    it('keeps neighbours of a refused write that arrive in the same moment', async () => {
      const { store } = context();
      const id = await newRun(store);
      const outcomes = await Promise.allSettled([
        store.runs.logMetric(id, { key: 'm', value: 1, timestamp: 1, step: 1 }),
        store.runs.logParam(id, { key: 'p', value: 'a' }),
        store.runs.logParam(id, { key: 'p', value: 'b' }),
        store.runs.logBatch(id, {
          params: [
            { key: 'x', value: '1' },
            { key: 'x', value: '1' },
          ],
        }),
        store.runs.setTag(id, { key: 't', value: '1' }),
        store.runs.logMetric('gone', { key: 'm', value: 1, timestamp: 1, step: 1 }),
        store.runs.logMetric(id, { key: 'm', value: 2, timestamp: 1, step: 2 }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      const { data } = await store.runs.get(id);
      expect(data.params).toEqual([{ key: 'p', value: 'a' }]);
      expect(data.metrics).toEqual([{ key: 'm', value: 2, timestamp: 1, step: 2 }]);
      expect(data.tags.some(({ key }) => key === 't')).toBe(true);
    });

    it('refuses batches beyond the limits', async () => {
      const { store } = context();
      const id = await newRun(store);
      const metrics = Array.from({ length: 1001 }, (_, step) => ({ key: 'm', value: 1, timestamp: 1, step }));
      await expect(store.runs.logBatch(id, { metrics })).rejects.toMatchObject({
        message:
          'A batch logging request can contain at most 1000 metrics. Got 1001 metrics. Please split up metrics across multiple requests and try again.',
      });
      const params = Array.from({ length: 101 }, (_, index) => ({ key: `p${index}`, value: '1' }));
      await expect(store.runs.logBatch(id, { params })).rejects.toMatchObject({
        message: expect.stringContaining('at most 100 params'),
      });
      await expect(
        store.runs.logBatch(id, { metrics: metrics.slice(1), tags: [{ key: 't', value: '' }] }),
      ).rejects.toMatchObject({
        message: expect.stringContaining('at most 1000 metrics, params, and tags'),
      });
    });

    it('survives a restart', async () => {
      const { store, opened } = context();
      const id = await newRun(store, { run_name: 'kept' });
      await store.runs.logBatch(id, {
        metrics: [{ key: 'm', value: Number.NaN, timestamp: 1, step: 2 }],
        params: [{ key: 'p', value: 'ü' }],
      });
      const before = await store.runs.get(id);
      if (opened.reopen === undefined) return;
      const again = await opened.reopen();
      expect(await again.runs.get(id)).toEqual(before);
    });
  });
}
