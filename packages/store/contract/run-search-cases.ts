import { describe, expect, it } from 'vitest';
import { newRun } from './run-cases.ts';
import type { CaseContext } from './tracking-store-contract.ts';

const QUERY = { experiment_ids: ['0'], run_view_type: 'ACTIVE_ONLY', max_results: 100 } as const;

export function runSearchCases(context: () => CaseContext): void {
  const names = async (query: object): Promise<string[]> => {
    const { items } = await context().store.runs.search({ ...QUERY, ...query });
    return items.map(({ info }) => info.run_name);
  };

  describe('runs/search', () => {
    it('finds nothing without experiments, and newest first', async () => {
      const { store } = context();
      for (const start_time of [3, 1, 2]) await newRun(store, { start_time, run_name: `r${start_time}` });
      expect(await names({ experiment_ids: [] })).toEqual([]);
      expect(await names({})).toEqual(['r3', 'r2', 'r1']);
      expect(await names({ experiment_ids: ['0', '99', '0'] })).toEqual(['r3', 'r2', 'r1']);
    });

    it('separates active from deleted runs', async () => {
      const { store } = context();
      await newRun(store, { run_name: 'kept', start_time: 2 });
      await store.runs.delete(await newRun(store, { run_name: 'gone' }));
      expect(await names({})).toEqual(['kept']);
      expect(await names({ run_view_type: 'DELETED_ONLY' })).toEqual(['gone']);
      expect(await names({ run_view_type: 'ALL' })).toEqual(['kept', 'gone']);
    });

    it('compares the latest metric; NaN matches only !=; a missing key never matches, also under NOT', async () => {
      const { store } = context();
      for (const [name, value] of [
        ['low', 0.1],
        ['high', 0.9],
        ['nan', Number.NaN],
      ] as const) {
        const id = await newRun(store, { run_name: name });
        await store.runs.logMetric(id, { key: 'acc', value: 5, timestamp: 1, step: 0 });
        await store.runs.logMetric(id, { key: 'acc', value, timestamp: 1, step: 1 });
      }
      await newRun(store, { run_name: 'none' });
      const sorted = async (filter: string): Promise<string[]> => (await names({ filter })).toSorted();
      expect(await sorted('metrics.acc > 0.5')).toEqual(['high']);
      expect(await sorted('metrics.acc != 0.9')).toEqual(['low', 'nan']);
      expect(await sorted('NOT metrics.acc > 0.5')).toEqual(['low', 'nan']);
      expect(await sorted('metrics.acc IS NULL')).toEqual(['none']);
      expect(await sorted('metrics.acc = 0.1 OR metrics.acc IS NULL')).toEqual(['low', 'none']);
    });

    it('orders numbers, then NaN, then missing, in both directions', async () => {
      const { store } = context();
      for (const [name, value] of [
        ['b', 2],
        ['a', 1],
        ['nan', Number.NaN],
      ] as const) {
        await store.runs.logMetric(await newRun(store, { run_name: name }), {
          key: 'acc',
          value,
          timestamp: 1,
          step: 0,
        });
      }
      await newRun(store, { run_name: 'none' });
      expect(await names({ order_by: ['metrics.acc ASC'] })).toEqual(['a', 'b', 'nan', 'none']);
      expect(await names({ order_by: ['metrics.acc DESC'] })).toEqual(['b', 'a', 'nan', 'none']);
    });

    it.each([
      { order_by: [] },
      { order_by: ['metrics.m DESC'] },
      { order_by: ['params.p ASC', 'metrics.m'] },
      { order_by: ['attributes.end_time DESC'] },
      { order_by: ['attributes.run_name'] },
    ])('pages by $order_by like one large page, while runs are added', async ({ order_by }) => {
      const { store } = context();
      for (let index = 0; index < 23; index += 1) {
        const id = await newRun(store, { run_name: `r${index % 7}`, start_time: index % 5 });
        if (index % 3 !== 0)
          await store.runs.logMetric(id, {
            key: 'm',
            value: index % 4 === 0 ? Number.NaN : index % 6,
            timestamp: 1,
            step: 0,
          });
        if (index % 4 !== 0) await store.runs.logParam(id, { key: 'p', value: String(index % 3) });
        if (index % 2 === 0) await store.runs.update(id, { end_time: index % 5 });
      }
      const whole = (await store.runs.search({ ...QUERY, order_by })).items.map(({ info }) => info.run_id);
      expect(whole).toHaveLength(23);
      const paged: string[] = [];
      let page_token: string | undefined;
      do {
        const page = await store.runs.search({ ...QUERY, order_by, max_results: 4, page_token });
        paged.push(...page.items.map(({ info }) => info.run_id).filter((id) => whole.includes(id)));
        await newRun(store, { run_name: 'r3', start_time: 99 });
        page_token = page.next_page_token;
      } while (page_token !== undefined);
      expect(paged).toEqual(whole);
    });

    it('refuses tokens that no search made', async () => {
      const { store } = context();
      for (const page_token of ['!!!', 'aGVsbG8=', 'e30=', 'eyJhZnRlciI6WzFdfQ==']) {
        await expect(store.runs.search({ ...QUERY, page_token })).rejects.toMatchObject({
          code: 'INVALID_PARAMETER_VALUE',
        });
      }
    });

    it('reads the offset tokens that MLflow made', async () => {
      const { store } = context();
      for (const start_time of [1, 2, 3]) await newRun(store, { start_time, run_name: `r${start_time}` });
      expect(await names({ page_token: Buffer.from('{"offset": 2}').toString('base64') })).toEqual(['r1']);
    });
  });
}
