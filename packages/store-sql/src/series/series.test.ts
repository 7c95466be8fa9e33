import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareHistory,
  compareSteps,
  isLater,
  type MetricPoint,
  samplePositions,
  storedValue,
} from '@millrace/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../sqlite/sqlite-tracking-store.ts';
import { testEnvironment } from '../testing/environment.ts';

/** A repeatable stream of numbers in [0, 1): https://en.wikipedia.org/wiki/Linear_congruential_generator */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

let folder: string;
let store: SqliteStore;

function open(): SqliteStore {
  let id = 0;
  const seed = Math.floor(performance.now() * 1000);
  return openSqliteStore({
    path: join(folder, 'm.db'),
    // Opened again it must not give an id twice.
    environment: { ...testEnvironment(), newId: () => `${seed}x${(id += 1)}` },
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-series-'));
  store = open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function newRun(): Promise<string> {
  const run = await store.runs.create({ experiment_id: '0', user_id: '', start_time: 0, tags: [] });
  return run.info.run_id;
}

/** What a history must be: distinct points in order. */
function distinct(points: readonly MetricPoint[]): MetricPoint[] {
  const sorted = points
    .map((point) => ({ ...point, value: storedValue(point.value) }))
    .toSorted(compareHistory);
  return sorted.filter((point, at) => at === 0 || compareHistory(sorted[at - 1] as MetricPoint, point) !== 0);
}

async function expectHistory(runId: string, key: string, points: readonly MetricPoint[]): Promise<void> {
  const expected = distinct(points);
  const whole = await store.metrics.history({ run_id: runId, metric_key: key });
  const strip = ({ timestamp, step, value }: MetricPoint): MetricPoint => ({ timestamp, step, value });
  expect(whole.items.map(strip)).toEqual(expected);
  const paged: MetricPoint[] = [];
  let page_token: string | undefined;
  do {
    const page = await store.metrics.history({
      run_id: runId,
      metric_key: key,
      max_results: 137,
      page_token,
    });
    paged.push(...page.items.map(strip));
    page_token = page.next_page_token;
  } while (page_token !== undefined);
  expect(paged).toEqual(expected);
  const latest = expected.reduce((best, point) => (isLater(point, best) ? point : best));
  const run = await store.runs.get(runId);
  const shown = run.data.metrics.find((metric) => metric.key === key);
  expect(shown && { ...strip(shown), value: Number.isNaN(shown.value) ? 0 : shown.value }).toEqual({
    ...latest,
    value: Number.isNaN(latest.value) ? 0 : latest.value,
  });
  await expectSamples(runId, key, expected);
  const numbers = expected.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  for (const x of ['step', 'time'] as const) {
    for (const buckets_max of [3, 40, 1000]) {
      const [series] = await store.metrics.series({ run_ids: [runId], metric_keys: [key], x, buckets_max });
      if (series === undefined) throw new Error('the series is missing');
      expect(series.count).toBe(expected.length);
      expect(series.x.length).toBeLessThanOrEqual(series.isExact ? 2 * buckets_max : buckets_max);
      expect(series.isExact && expected.length).toBe(series.isExact && series.x.length);
      expect([...series.x]).toEqual([...series.x].toSorted((a, b) => a - b));
      if (numbers.length === 0) continue;
      expect(Math.min(...series.low.filter((value) => !Number.isNaN(value)))).toBe(Math.min(...numbers));
      expect(Math.max(...series.high.filter((value) => !Number.isNaN(value)))).toBe(Math.max(...numbers));
    }
  }
  await expectRanges(runId, key, expected);
}

/** Zooming in: the points of a stretch of steps, each of them once it is short enough. */
async function expectRanges(runId: string, key: string, expected: readonly MetricPoint[]): Promise<void> {
  const steps = expected.map(({ step }) => Number(step)).toSorted((a, b) => a - b);
  const range = {
    start: steps[Math.floor(steps.length * 0.4)] ?? 0,
    end: steps[Math.floor(steps.length * 0.6)] ?? 0,
  };
  const inside = expected.filter(({ step }) => step >= range.start && step <= range.end);
  const query = { run_ids: [runId], metric_keys: [key], x: 'step', range } as const;
  const [exact] = await store.metrics.series({ ...query, buckets_max: 100_000 });
  expect(exact?.isExact).toBe(true);
  const byValue = (a: number, b: number): number => a - b;
  expect(exact?.low.toSorted()).toEqual(Float64Array.from(inside, ({ value }) => value).toSorted());
  expect([...(exact?.x ?? [])]).toEqual(inside.map(({ step }) => Number(step)).toSorted(byValue));
  const [rough] = await store.metrics.series({ ...query, buckets_max: 3 });
  const numbers = inside.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  if (rough === undefined || numbers.length === 0) return;
  const lows = rough.low.filter((value) => !Number.isNaN(value));
  // A group at the edge of the range may hold what lies outside of it: more, never less.
  expect(Math.min(...lows)).toBeLessThanOrEqual(Math.min(...numbers));
}

/** Samples of several sizes, of the whole and of ranges of steps that begin and end inside blocks. */
async function expectSamples(runId: string, key: string, expected: readonly MetricPoint[]): Promise<void> {
  const bySteps = expected.toSorted(compareSteps);
  const steps = bySteps.map(({ step }) => Number(step));
  const stepAt = (share: number): number => steps[Math.floor(share * (steps.length - 1))] ?? 0;
  const ranges = [
    undefined,
    { start: stepAt(0.13), end: stepAt(0.77) },
    { start: stepAt(0.5), end: stepAt(0.5) },
  ];
  for (const range of ranges) {
    const inRange = bySteps.filter(({ step }) => !range || (step >= range.start && step <= range.end));
    for (const max_results of [1, 3, 320, 100_000]) {
      const sample = await store.metrics.sample({ run_ids: [runId], metric_key: key, max_results, range });
      const points = sample.map(({ timestamp, step, value }) => ({ timestamp, step, value }));
      expect(points).toEqual(samplePositions(inRange.length, max_results).map((at) => inRange[at]));
    }
  }
}

type Shape = (index: number, random: () => number) => MetricPoint;

const SHAPES: Readonly<Record<string, Shape>> = {
  'steady, in order': (index, random) => ({ timestamp: 1000 + index * 10, step: index, value: random() }),
  'every timestamp the same': (index) => ({ timestamp: 0, step: index, value: index / 7 }),
  'backwards in time': (index) => ({ timestamp: 100_000 - index, step: index, value: index }),
  'shuffled with repeats and NaN': (_, random) => ({
    timestamp: Math.floor(random() * 500),
    step: Math.floor(random() * 20) - 10,
    value: random() < 0.1 ? Number.NaN : Math.floor(random() * 4),
  }),
  'beyond 2^53 and infinite': (index, random) => ({
    timestamp: index % 2 === 0 ? 9_223_372_036_854_775_000n + BigInt(index % 700) : index,
    step: index % 3 === 0 ? -9_223_372_036_854_775_000n - BigInt(index % 700) : -index,
    value: random() < 0.2 ? Number.POSITIVE_INFINITY : random() * 1e300,
  }),
};

describe.each(Object.entries(SHAPES))('a series %s', (_name, shape) => {
  it('keeps each distinct point once, in order, through sealing, reopening and tidying', async () => {
    const random = generator(7);
    const runId = await newRun();
    const points: MetricPoint[] = [];
    for (let batch = 0; batch < 9; batch += 1) {
      const fresh = Array.from({ length: 500 }, (__, at) => shape(batch * 500 + at, random));
      const repeated = batch === 0 ? [] : points.slice(-40);
      points.push(...fresh);
      const metrics = [...fresh, ...repeated].map((point) => ({ key: 'loss', ...point }));
      await store.runs.logBatch(runId, { metrics });
      if (batch === 4) {
        await store.close();
        store = open();
      }
    }
    for (const point of points.slice(0, 60)) await store.runs.logMetric(runId, { key: 'loss', ...point });
    await expectHistory(runId, 'loss', points);
    await store.runs.update(runId, { status: 'FINISHED' });
    while (await store.tidy()) await Promise.resolve();
    await expectHistory(runId, 'loss', points);
    for (const point of points.slice(-60)) await store.runs.logMetric(runId, { key: 'loss', ...point });
    await expectHistory(runId, 'loss', points);
  }, 60_000);
});

describe('a run with many metrics', () => {
  it('seals them a few at a time and keeps all of them', async () => {
    const random = generator(11);
    const runId = await newRun();
    const byKey = new Map<string, MetricPoint[]>();
    for (let step = 0; step < 1100; step += 1) {
      const metrics = Array.from({ length: 130 }, (_, key) => {
        const point = { timestamp: 5000 + step, step, value: random() };
        byKey.set(`k${key}`, [...(step === 0 ? [] : (byKey.get(`k${key}`) ?? [])), point]);
        return { key: `k${key}`, ...point };
      });
      await store.runs.logBatch(runId, { metrics });
      if (step === 1050) {
        await store.close();
        store = open();
      }
    }
    for (const key of ['k0', 'k1', 'k64', 'k129']) await expectHistory(runId, key, byKey.get(key) ?? []);
  }, 120_000);

  it('keeps a small finished run in one packed chunk and takes further points', async () => {
    const runId = await newRun();
    const points = Array.from({ length: 5 }, (_, step) => ({ timestamp: step, step, value: step / 3 }));
    for (const point of points)
      await store.runs.logBatch(runId, { metrics: ['a', 'b'].map((key) => ({ key, ...point })) });
    await store.runs.update(runId, { status: 'FINISHED' });
    expect(await store.tidy()).toBe(false);
    const late = { timestamp: 2, step: 9, value: 1 };
    await store.runs.logMetric(runId, { key: 'a', ...late });
    await store.runs.logMetric(runId, { key: 'a', ...late });
    await expectHistory(runId, 'a', [...points, late]);
    await expectHistory(runId, 'b', points);
  });

  it('stores a batch once that is sent again, also with a metric that is new in it', async () => {
    const runId = await newRun();
    const log = async (keys: readonly string[], step: number): Promise<void> => {
      const metrics = keys.map((key) => ({ key, timestamp: 5, step, value: step / 3 }));
      await store.runs.logBatch(runId, { metrics });
    };
    for (const step of [2, 1, 1, 3]) await log(['a'], step);
    for (const step of [2, 2, 1, 1, 3, 2]) await log(['a', 'b'], step);
    const points = [1, 2, 3].map((step) => ({ timestamp: 5, step, value: step / 3 }));
    await expectHistory(runId, 'a', points);
    await expectHistory(runId, 'b', points);
  });

  it('packs only what is not in blocks when a run ends in the middle of sealing', async () => {
    const runId = await newRun();
    const points: MetricPoint[] = [];
    const keys = Array.from({ length: 60 }, (_, at) => `k${at}`);
    for (let from = 0; from < 1030; from += 10) {
      const fresh = Array.from({ length: 10 }, (_, at) => ({
        timestamp: from + at,
        step: from + at,
        value: at / 7,
      }));
      points.push(...fresh);
      const metrics = fresh.flatMap((point) => keys.map((key) => ({ key, ...point })));
      await store.runs.logBatch(runId, { metrics });
      if (from === 1010)
        await store.runs.logMetric(runId, { key: 'k0', timestamp: 5000, step: 5000, value: 1 });
    }
    await store.runs.update(runId, { status: 'FINISHED' });
    while (await store.tidy()) await Promise.resolve();
    for (const key of ['k1', 'k47', 'k48', 'k59']) await expectHistory(runId, key, points);
    await expectHistory(runId, 'k0', [...points, { timestamp: 5000, step: 5000, value: 1 }]);
  });
});
