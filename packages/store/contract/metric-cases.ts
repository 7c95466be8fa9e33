import { describe, expect, it } from 'vitest';
import { newRun } from './run-cases.ts';
import type { CaseContext } from './tracking-store-contract.ts';

export function metricCases(context: () => CaseContext): void {
  describe('metrics', () => {
    it('orders a history by timestamp, step, value and counts identical points once', async () => {
      const { store } = context();
      const id = await newRun(store);
      const points = [
        [5, 1, 3],
        [4, 9, 1],
        [5, 1, 2],
        [5, 0, 7],
        [5, 1, 3],
      ] as const;
      for (const [timestamp, step, value] of points)
        await store.runs.logMetric(id, { key: 'm', value, timestamp, step });
      const { items } = await store.metrics.history({ run_id: id, metric_key: 'm' });
      expect(items.map(({ timestamp, step, value }) => [timestamp, step, value])).toEqual([
        [4, 9, 1],
        [5, 0, 7],
        [5, 1, 2],
        [5, 1, 3],
      ]);
    });

    it('decides the latest by step, then timestamp, then value', async () => {
      const { store } = context();
      const id = await newRun(store);
      for (const [step, timestamp, value] of [
        [2, 1, 5],
        [1, 9, 9],
        [2, 3, 1],
        [2, 3, 0],
        [2, 2, 8],
      ] as const) {
        await store.runs.logMetric(id, { key: 'm', value, timestamp, step });
      }
      expect((await store.runs.get(id)).data.metrics).toEqual([
        { key: 'm', step: 2, timestamp: 3, value: 1 },
      ]);
    });

    it('keeps NaN, clamps infinities, keeps 64-bit steps and timestamps', async () => {
      const { store } = context();
      const id = await newRun(store);
      const timestamp = 9_223_372_036_854_775_807n;
      for (const [value, step] of [
        [Number.NaN, -(2n ** 63n)],
        [Number.POSITIVE_INFINITY, 1],
        [Number.NEGATIVE_INFINITY, 2],
      ] as const) {
        await store.runs.logMetric(id, { key: 'm', value, timestamp, step });
      }
      const { items } = await store.metrics.history({ run_id: id, metric_key: 'm' });
      expect(items).toEqual([
        { key: 'm', timestamp, step: -(2n ** 63n), value: Number.NaN },
        { key: 'm', timestamp, step: 1, value: Number.MAX_VALUE },
        { key: 'm', timestamp, step: 2, value: -Number.MAX_VALUE },
      ]);
    });

    it('has an empty history for what does not exist', async () => {
      const { store } = context();
      expect((await store.metrics.history({ run_id: 'gone', metric_key: 'm' })).items).toEqual([]);
      expect((await store.metrics.history({ run_id: await newRun(store), metric_key: 'm' })).items).toEqual(
        [],
      );
    });

    it('cuts a bulk reading over runs in the order of their ids', async () => {
      const { store } = context();
      const ids = [await newRun(store), await newRun(store)].toSorted();
      for (const id of ids)
        for (const step of [0, 1, 2])
          await store.runs.logMetric(id, { key: 'm', value: step, timestamp: 1, step });
      const metrics = await store.metrics.historyBulk({
        run_ids: ids.toReversed(),
        metric_key: 'm',
        max_results: 4,
      });
      expect(metrics.map(({ run_id, step }) => [run_id, step])).toEqual([
        [ids[0], 0],
        [ids[0], 1],
        [ids[0], 2],
        [ids[1], 0],
      ]);
    });

    it('samples by step in equal buckets and always takes the last point', async () => {
      const { store } = context();
      const id = await newRun(store);
      const metrics = Array.from({ length: 10 }, (_, step) => ({
        key: 'm',
        value: step,
        timestamp: 100 - step,
        step,
      }));
      await store.runs.logBatch(id, { metrics });
      const sample = async (
        max_results: number,
        range?: { start: number; end: number },
      ): Promise<unknown[]> => {
        const points = await store.metrics.sample({
          run_ids: [id, 'gone'],
          metric_key: 'm',
          max_results,
          range,
        });
        return points.map(({ step }) => step);
      };
      expect(await sample(4)).toEqual([0, 3, 6, 9]);
      expect(await sample(3)).toEqual([0, 4, 9]);
      expect(await sample(1)).toEqual([9]);
      expect(await sample(100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await sample(100, { start: 3, end: 5 })).toEqual([3, 4, 5]);
    });

    it('loses no extreme in a drawing', async () => {
      const { store } = context();
      const id = await newRun(store);
      for (let batch = 0; batch < 5; batch += 1) {
        const metrics = Array.from({ length: 1000 }, (_, at) => {
          const step = batch * 1000 + at;
          return {
            key: 'm',
            value: step === 3210 ? 1e6 : step === 77 ? -1e6 : Math.sin(step),
            timestamp: step,
            step,
          };
        });
        await store.runs.logBatch(id, { metrics });
      }
      const query = {
        run_ids: [id, 'unknown'],
        metric_keys: ['absent', 'm'],
        x: 'step',
        buckets_max: 20,
      } as const;
      const [series, ...others] = await store.metrics.series(query);
      if (series === undefined) throw new Error('the series is missing');
      expect(others).toEqual([]);
      expect(series).toMatchObject({ run: 0, key: 1, count: 5000, isExact: false });
      expect(series.latest).toEqual({ step: 4999, timestamp: 4999, value: Math.sin(4999) });
      expect(series.x.length).toBeLessThanOrEqual(20);
      expect(Math.max(...series.high)).toBe(1e6);
      expect(Math.min(...series.low)).toBe(-1e6);
      const peak = series.high.indexOf(1e6);
      expect(series.x[peak]).toBeLessThanOrEqual(3210);
      expect(series.x[peak + 1]).toBeGreaterThan(3210);
      const [zoomed] = await store.metrics.series({ ...query, range: { start: 3200, end: 3219 } });
      expect(zoomed).toMatchObject({ isExact: true, count: 5000 });
      expect([...(zoomed?.x ?? [])]).toEqual(Array.from({ length: 20 }, (_, at) => 3200 + at));
      expect(zoomed?.low[10]).toBe(1e6);
    });

    it('loses no extreme where metrics are joined, and none on a logarithmic axis', async () => {
      const { store } = context();
      const id = await newRun(store);
      for (let batch = 0; batch < 5; batch += 1) {
        const metrics = Array.from({ length: 1000 }, (_, at) => {
          const step = batch * 1000 + at;
          // Only their difference has these peaks; time runs on within a step that is logged again.
          const a = Math.sin(step) + (step === 3210 ? 50 : 0);
          return [
            { key: 'a', value: -1, timestamp: 2 * step, step },
            { key: 'a', value: a, timestamp: 2 * step + 1, step },
            { key: 'b', value: Math.sin(step) + (step === 7 ? 20 : 0), timestamp: 2 * step, step },
            { key: 'x', value: step / 10, timestamp: 2 * step, step },
          ];
        }).flat();
        await store.runs.logBatch(id, { metrics: metrics.slice(0, 1000) });
        for (let at = 1000; at < metrics.length; at += 1000)
          await store.runs.logBatch(id, { metrics: metrics.slice(at, at + 1000) });
      }
      const query = {
        run_ids: [id],
        metric_keys: [],
        expressions: ['a - b'],
        x: 'step',
        buckets_max: 20,
      } as const;
      for (const place of [{}, { x_metric: 'x' }, { x: 'time' }, { x_scale: 'log' }] as const) {
        const [series] = await store.metrics.series({ ...query, ...place });
        expect(series).toMatchObject({ run: 0, key: 0, count: 5000, isExact: false });
        expect(series?.x.length).toBeLessThanOrEqual(20);
        expect(Math.max(...(series?.high ?? []))).toBeCloseTo(50, 9);
        expect(Math.min(...(series?.low ?? []))).toBeCloseTo(-20, 9);
      }
      const [zoomed] = await store.metrics.series({
        ...query,
        x_metric: 'x',
        range: { start: 320, end: 322 },
      });
      expect(zoomed).toMatchObject({ isExact: true, count: 5000 });
      expect([...(zoomed?.x ?? [])]).toEqual(Array.from({ length: 21 }, (_, at) => (3200 + at) / 10));
      expect(zoomed?.low[10]).toBeCloseTo(50, 9);
      const log = { ...query, metric_keys: ['b'], expressions: [], x_scale: 'log' } as const;
      const [series] = await store.metrics.series(log);
      expect(series).toMatchObject({ count: 5000, isExact: false });
      expect(series?.x[0]).toBe(1);
      // The first decade has its share of the axis: each of its steps is told apart.
      expect([...(series?.x ?? [])].filter((step) => step < 10).length).toBeGreaterThan(4);
      expect(series?.x.length).toBeLessThanOrEqual(20);
      expect(Math.max(...(series?.high ?? []))).toBeCloseTo(20 + Math.sin(7), 9);
      const [near] = await store.metrics.series({ ...log, range: { start: -5, end: 8 } });
      expect([...(near?.x ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  });
}
