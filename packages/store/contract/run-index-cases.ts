import { describe, expect, it } from 'vitest';
import type { RunColumn, RunIndex } from '../src/run-index.ts';
import type { Store } from '../src/store.ts';
import { newRun } from './run-cases.ts';
import type { CaseContext } from './tracking-store-contract.ts';

/** A column as plain values; undefined where a run has none. */
function valuesOf({ columns }: RunIndex, id: string): (string | number | undefined)[] {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) throw new Error(`no column ${id}`);
  return plain(column);
}

function plain(column: RunColumn): (string | number | undefined)[] {
  if (column.kind === 'text') return [...column.codes].map((code) => column.words[code - 1]);
  return [...column.values].map((value, row) => {
    if (!Number.isNaN(value)) return value;
    return column.nan.includes(row) ? Number.NaN : undefined;
  });
}

function everything(store: Store, columns: readonly string[] = []): Promise<RunIndex> {
  return store.runs.index({ experiment_ids: ['0'], run_view_type: 'ALL', columns, automatic_max: 0 });
}

export function runIndexCases(context: () => CaseContext): void {
  describe('run index', () => {
    it('has attributes, params, tags and metrics as columns, and gaps where a run has none', async () => {
      const { store } = context();
      const first = await newRun(store, { start_time: 5, run_name: 'one' });
      const second = await newRun(store, { start_time: 7, run_name: 'two' });
      await store.runs.logBatch(first, {
        params: [{ key: 'lr', value: '0.1' }],
        tags: [{ key: 'team', value: 'a' }],
        metrics: [3, 1, 2].map((value, step) => ({ key: 'loss', value, timestamp: step, step })),
      });
      await store.runs.logBatch(second, {
        metrics: [Number.NaN, Infinity].map((value, at) => ({ key: `m${at}`, value, timestamp: 1, step: 4 })),
      });
      await store.runs.update(second, { status: 'FINISHED', end_time: 9 });
      const columns = [
        'params.lr',
        'tags.team',
        'metrics.loss',
        'min(metrics.loss)',
        'max(metrics.loss)',
        'count(metrics.loss)',
        'step(metrics.loss)',
        'metrics.m0',
        'metrics.m1',
        'max(metrics.m0)',
        'metrics.absent',
      ];
      const index = await everything(store, columns);
      expect(index.run_ids).toEqual([first, second]);
      const table = Object.fromEntries(index.columns.map((column) => [column.id, plain(column)]));
      expect(table).toEqual({
        run_name: ['one', 'two'],
        experiment_id: ['0', '0'],
        status: ['RUNNING', 'FINISHED'],
        user_id: ['ann', 'ann'],
        lifecycle_stage: ['active', 'active'],
        start_time: [5, 7],
        end_time: [undefined, 9],
        'params.lr': ['0.1', undefined],
        'tags.team': ['a', undefined],
        'metrics.loss': [2, undefined],
        'min(metrics.loss)': [1, undefined],
        'max(metrics.loss)': [3, undefined],
        'count(metrics.loss)': [3, undefined],
        'step(metrics.loss)': [2, undefined],
        'metrics.m0': [undefined, Number.NaN],
        'metrics.m1': [undefined, Number.MAX_VALUE],
        'max(metrics.m0)': [undefined, Number.NaN],
        'metrics.absent': [undefined, undefined],
      });
      expect(index.keys?.metrics.map(({ key, runs }) => [key, runs])).toEqual([
        ['loss', 1],
        ['m0', 1],
        ['m1', 1],
      ]);
      expect(index.keys?.params).toEqual([{ key: 'lr', runs: 1, varies: true }]);
    });

    it('knows min and max of long series from their blocks', async () => {
      const { store } = context();
      const id = await newRun(store);
      for (let batch = 0; batch < 4; batch += 1) {
        const metrics = Array.from({ length: 1000 }, (_, at) => {
          const step = batch * 1000 + at;
          return { key: 'm', value: step === 1234 ? 99 : step === 3999 ? -99 : 0, timestamp: step, step };
        });
        await store.runs.logBatch(id, { metrics });
      }
      const index = await everything(store, ['min(metrics.m)', 'max(metrics.m)', 'count(metrics.m)']);
      expect(index.columns.slice(-3).map(plain)).toEqual([[-99], [99], [4000]]);
    });

    it('chooses metrics and params that vary, and reads single runs', async () => {
      const { store } = context();
      const ids: string[] = [];
      for (const lr of ['1', '2', '3']) {
        const id = await newRun(store);
        ids.push(id);
        await store.runs.logBatch(id, {
          params: [
            { key: 'lr', value: lr },
            { key: 'seed', value: '1' },
          ],
          metrics: [
            { key: 'acc', value: Number(lr), timestamp: 1, step: 0 },
            { key: 'system/cpu', value: 1, timestamp: 1, step: 0 },
          ],
        });
      }
      const query = { experiment_ids: ['0'], run_view_type: 'ACTIVE_ONLY', columns: [] } as const;
      const index = await store.runs.index({ ...query, automatic_max: 5 });
      expect(index.chosen).toEqual(['metrics.acc', 'params.lr']);
      expect(index.keys?.params.find(({ key }) => key === 'seed')?.varies).toBe(false);
      const asked = await store.runs.index({ ...query, columns: ['params.seed'], automatic_max: 5 });
      expect(asked.chosen).toEqual(index.chosen);
      expect(valuesOf(asked, 'params.seed')).toEqual(['1', '1', '1']);
      await store.runs.delete(ids[0] ?? '');
      const left = await store.runs.index({ ...query, automatic_max: 0 });
      expect(left.run_ids).toEqual(ids.slice(1));
      const some = await store.runs.index({
        ...query,
        run_view_type: 'ALL',
        run_ids: [ids[2] ?? '', ids[0] ?? '', 'unknown'],
        columns: ['params.lr'],
        automatic_max: 5,
      });
      expect(some.run_ids).toEqual([ids[0], ids[2]]);
      expect(valuesOf(some, 'params.lr')).toEqual(['1', '3']);
      expect(valuesOf(some, 'lifecycle_stage')).toEqual(['deleted', 'active']);
      expect(some.keys).toBeUndefined();
    });

    it('refuses a column that cannot be', async () => {
      await expect(everything(context().store, ['metrics'])).rejects.toThrow("There is no column 'metrics'.");
    });
  });
}
