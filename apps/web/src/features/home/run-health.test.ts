import { expect, it } from 'vitest';
import type { Run } from '../../api/runs.ts';
import { primaryMetric, runHealth } from './run-health.ts';

const MINUTE_MS = 60_000;

function run(values: Readonly<Record<string, number | string>>, status: 'RUNNING' | 'FINISHED' = 'RUNNING') {
  const metrics = Object.entries(values).map(([key, value]) => ({ key, value, timestamp: 1000, step: 7 }));
  return { info: { start_time: 0, status }, data: { metrics } } as unknown as Run;
}

const keyOf = (values: Readonly<Record<string, number>>, named?: string): string | undefined =>
  primaryMetric(run(values).data.metrics ?? [], named)?.key;

it('takes the metric that the experiment names, then the one that promises most', () => {
  expect(keyOf({ loss: 1, 'val/acc': 2 }, 'loss')).toBe('loss');
  expect(keyOf({ loss: 1, 'val/acc': 2 }, 'gone')).toBe('val/acc');
  expect(keyOf({ 'train/loss': 1, 'val/loss': 2, lr: 3 })).toBe('val/loss');
  expect(keyOf({ epoch: 1, reward: 2 })).toBe('reward');
  expect(keyOf({ lr: 1 })).toBe('lr');
  expect(keyOf({ 'system/cpu': 1 })).toBeUndefined();
});

it('says the latest value of it', () => {
  expect(runHealth(run({ loss: '0.5' }), [], 2000)).toEqual({
    primary: { key: 'loss', value: 0.5, step: 7 },
    warnings: [],
  });
});

it('warns of silence while a run goes on, and of what is no number', () => {
  const later = 16 * MINUTE_MS;
  expect(runHealth(run({ loss: 1 }), [], later).warnings).toEqual(['No new point for 15 min']);
  expect(runHealth(run({}), [], 200 * MINUTE_MS).warnings).toEqual(['No point in 3 h']);
  expect(runHealth(run({ loss: 1 }, 'FINISHED'), [], later).warnings).toEqual([]);
  expect(runHealth(run({ a: 'NaN', b: 'Infinity', c: 1 }), [], 0).warnings).toEqual(['NaN in a and 1 more']);
  expect(runHealth(run({ b: '-Infinity' }), [], 0).warnings).toEqual(['Infinity in b']);
});
