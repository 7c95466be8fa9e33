import { describe, expect, it } from 'vitest';
import type { RunColumn, RunIndex } from '../run-index.ts';
import { importances } from './importance.ts';
import { rankCorrelation } from './rank-correlation.ts';

const RUNS = 400;
const at = (row: number, period: number): number => ((row * 7919) % period) / period;

function numbers(id: string, valueOf: (row: number) => number): RunColumn {
  const values = Float64Array.from({ length: RUNS }, (_, row) => valueOf(row));
  return { id, kind: 'number', values, nan: [] };
}

function texts(id: string, valueOf: (row: number) => string): RunColumn {
  const all = Array.from({ length: RUNS }, (_, row) => valueOf(row));
  const words = [...new Set(all)];
  return { id, kind: 'text', words, codes: Uint32Array.from(all, (word) => words.indexOf(word) + 1) };
}

function indexOf(...columns: RunColumn[]): RunIndex {
  return { count: RUNS, run_ids: [], columns, chosen: [] };
}

describe('importance', () => {
  const opt = (row: number): string => ['adam', 'sgd', 'lamb'][row % 3] ?? '';
  const index = indexOf(
    numbers('metrics.acc', (row) => 3 * at(row, 97) + (opt(row) === 'sgd' ? 2 : 0) + 0.01 * at(row, 13)),
    texts('params.lr', (row) => String(at(row, 97))),
    texts('params.optimizer', opt),
    texts('params.noise', (row) => String(at(row, 31))),
    texts('params.seed', () => '1'),
  );
  const found = importances(index, 'metrics.acc', [
    'params.noise',
    'params.optimizer',
    'params.lr',
    'params.seed',
  ]);
  const of = (column: string) => found.find((one) => one.column === column);

  it('finds what matters, and what does not', () => {
    expect(
      found
        .slice(0, 2)
        .map(({ column }) => column)
        .toSorted(),
    ).toEqual(['params.lr', 'params.optimizer']);
    expect(of('params.noise')?.importance).toBeLessThan(0.08);
    expect(of('params.seed')?.importance).toBe(0);
    expect(found.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1);
  });

  it('tells the direction of numbers, and none of texts', () => {
    expect(of('params.lr')?.correlation).toBeGreaterThan(0.5);
    expect(of('params.optimizer')?.correlation).toBeUndefined();
    expect(of('params.seed')?.correlation).toBeUndefined();
    expect(of('params.lr')?.runs).toBe(RUNS);
  });

  it('answers the same every time', () => {
    expect(importances(index, 'metrics.acc', ['params.noise', 'params.lr'])).toEqual(
      importances(index, 'metrics.acc', ['params.noise', 'params.lr']),
    );
  });

  it('has nothing to say of a goal that never varies or is not there', () => {
    const flat = indexOf(
      numbers('metrics.acc', () => 1),
      texts('params.lr', (row) => String(row)),
    );
    expect(importances(flat, 'metrics.acc', ['params.lr'])).toMatchObject([{ importance: 0 }]);
    expect(importances(flat, 'metrics.other', ['params.lr'])).toEqual([]);
    const nan = indexOf(
      numbers('metrics.acc', () => Number.NaN),
      texts('params.lr', String),
    );
    expect(importances(nan, 'metrics.acc', ['params.lr'])).toMatchObject([{ importance: 0, runs: 0 }]);
  });
});

describe('rank correlation', () => {
  it.each<[number[], number[], number | undefined]>([
    [[1, 2, 3], [10, 100, 1000], 1],
    [[1, 2, 3], [3, 2, 1], -1],
    [[1, 1, 2, 2], [1, 1, 2, 2], 1],
    [[1, 2, 3, 4], [1, 3, 2, 4], 0.8],
    [[1, Number.NaN, 2, 3], [1, 9, 2, 3], 1],
    [[5, 5], [1, 2], undefined],
    [[], [], undefined],
  ])('of %j and %j is %d', (xs, ys, expected) => {
    const found = rankCorrelation(xs, ys);
    expect(found === undefined ? found : Math.round(found * 1e6) / 1e6).toBe(expected);
  });
});
