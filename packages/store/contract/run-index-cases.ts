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
      expect(index.run_ids).toEqual([second, first]);
      const table = Object.fromEntries(index.columns.map((column) => [column.id, plain(column)]));
      expect(table).toEqual({
        run_name: ['two', 'one'],
        experiment_id: ['0', '0'],
        status: ['FINISHED', 'RUNNING'],
        user_id: ['ann', 'ann'],
        lifecycle_stage: ['active', 'active'],
        start_time: [7, 5],
        end_time: [9, undefined],
        'params.lr': [undefined, '0.1'],
        'tags.team': [undefined, 'a'],
        'metrics.loss': [undefined, 2],
        'min(metrics.loss)': [undefined, 1],
        'max(metrics.loss)': [undefined, 3],
        'count(metrics.loss)': [undefined, 3],
        'step(metrics.loss)': [undefined, 2],
        'metrics.m0': [Number.NaN, undefined],
        'metrics.m1': [Number.MAX_VALUE, undefined],
        'max(metrics.m0)': [Number.NaN, undefined],
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
      expect(left.run_ids).toEqual(ids.slice(1).toReversed());
      const some = await store.runs.index({
        ...query,
        run_view_type: 'ALL',
        run_ids: [ids[2] ?? '', ids[0] ?? '', 'unknown'],
        columns: ['params.lr'],
        automatic_max: 5,
      });
      expect(some.run_ids).toEqual([ids[2], ids[0]]);
      expect(valuesOf(some, 'params.lr')).toEqual(['3', '1']);
      expect(valuesOf(some, 'lifecycle_stage')).toEqual(['active', 'deleted']);
      expect(some.keys).toBeUndefined();
    });

    it('comes in parts, those that started last first, whatever is added meanwhile', async () => {
      const { store } = context();
      const other = await store.experiments.create({ name: 'other', tags: [] });
      const starts = [3, 9, 3, 1, 3, 7];
      const made: { id: string; start: number; at: number }[] = [];
      for (const [at, start] of starts.entries()) {
        const experiment_id = at % 2 === 0 ? '0' : other;
        const id = await newRun(store, {
          experiment_id,
          start_time: start,
          tags: [{ key: `k${at}`, value: 'v' }],
        });
        made.push({ id, start, at });
      }
      const inOrder = made.toSorted((a, b) => b.start - a.start || b.at - a.at).map(({ id }) => id);
      const question = {
        experiment_ids: ['0', other],
        run_view_type: 'ACTIVE_ONLY',
        columns: [],
        automatic_max: 0,
        max_results: 2,
      } as const;
      const parts: RunIndex[] = [];
      for (let token: string | undefined = ''; token !== undefined; token = parts.at(-1)?.next_page_token) {
        parts.push(await store.runs.index({ ...question, page_token: token }));
        await newRun(store, { start_time: 100 });
      }
      expect(parts.map(({ run_ids }) => run_ids)).toEqual([
        inOrder.slice(0, 2),
        inOrder.slice(2, 4),
        inOrder.slice(4),
      ]);
      expect(parts.map(({ total }) => total)).toEqual([6, undefined, undefined]);
      const ownKeys = ({ keys }: RunIndex) =>
        keys?.tags.map(({ key }) => key).filter((key) => /^k\d$/.test(key));
      expect(parts.map((part) => ownKeys(part)?.toSorted())).toEqual([
        ['k1', 'k5'],
        ['k2', 'k4'],
        ['k0', 'k3'],
      ]);
      const bare = await store.runs.index({ ...question, columns: ['tags.k5'], max_results: 4, bare: true });
      expect([bare.columns.map(({ id }) => id), bare.keys, bare.total]).toEqual([
        ['tags.k5'],
        undefined,
        undefined,
      ]);
      await expect(store.runs.index({ ...question, page_token: 'e30=' })).rejects.toThrow(
        'Invalid page token',
      );
    });

    it('knows the datasets of runs', async () => {
      const { store } = context();
      const [none, one, two] = [await newRun(store), await newRun(store), await newRun(store)];
      const input = (name: string, use?: string) => ({
        dataset: { name, digest: `${name}-1`, source_type: 'local', source: '{}' },
        tags: use === undefined ? [] : [{ key: 'mlflow.data.context', value: use }],
      });
      await store.runs.logInputs(one, { datasets: [input('train', 'training')], models: [] });
      await store.runs.logInputs(two, {
        datasets: [input('train', 'training'), input('held-out')],
        models: [],
      });
      const index = await everything(store, ['datasets']);
      expect(index.run_ids).toEqual([two, one, none]);
      expect(valuesOf(index, 'datasets')).toEqual([
        '[["train","train-1","training"],["held-out","held-out-1",null]]',
        '[["train","train-1","training"]]',
        undefined,
      ]);
    });

    it('refuses a column that cannot be', async () => {
      await expect(everything(context().store, ['metrics'])).rejects.toThrow("There is no column 'metrics'.");
    });
  });
}
