import { expect, it } from 'vitest';
import { nearestLines } from './nearest-lines.ts';
import type { ChartSeries } from './series.ts';

const LATEST = { step: 1, timestamp: 0, value: 0 };

function lineOf(id: string, ...values: readonly number[]): ChartSeries {
  const [x, y] = [Float64Array.from(values, (_, at) => at), Float64Array.from(values)];
  const points = { x, low: y, high: y, count: values.length, isExact: true, latest: LATEST };
  return { id, name: `run ${id}`, colour: 'red', isDashed: false, ...points };
}

const cursorAt = (position: number, value: number): Parameters<typeof nearestLines>[1] => ({
  position,
  slack: 0.1,
  distanceTo: (other) => Math.abs(other - value),
});
const idsOf = (found: ReturnType<typeof nearestLines>): string => found.lines.map(({ id }) => id).join(' ');

it('has the nearest first, no more than asked for, and counts all', () => {
  const lines = [
    lineOf('a', 1, 1),
    lineOf('b', 9, 9),
    lineOf('c', 4, 4),
    lineOf('d', 5, 5),
    lineOf('e', 6, 6),
  ];
  const found = nearestLines(lines, cursorAt(0, 5.1), 3);
  expect([idsOf(found), found.count]).toEqual(['d e c', 5]);
  expect(found.lines[0]).toEqual({ id: 'd', name: 'run d', colour: 'red', low: 5, high: 5, x: 0 });
});

it('keeps the order of lines that are equally near', () => {
  const lines = ['a', 'b', 'c', 'd'].map((id) => lineOf(id, 2));
  expect(idsOf(nearestLines(lines, cursorAt(0, 2), 2))).toBe('a b');
});

it('leaves out lines that are not there, and puts those without a place last', () => {
  const lines = [lineOf('nan', Number.NaN, 1), lineOf('short', 1), lineOf('far', 50, 50), lineOf('empty')];
  expect(idsOf(nearestLines(lines, cursorAt(0, 1), 9))).toBe('short far nan');
  const found = nearestLines(lines, cursorAt(1, 1), 9);
  expect([idsOf(found), found.count]).toEqual(['nan far', 2]);
});

it('finds what sorting all of them finds', () => {
  const lines = Array.from({ length: 300 }, (_, at) => lineOf(String(at), Math.sin(at * 7.3)));
  const sorted = lines.toSorted((a, b) => Math.abs((a.low[0] ?? 0) - 0.2) - Math.abs((b.low[0] ?? 0) - 0.2));
  const expected = sorted.slice(0, 8).map(({ id }) => id);
  expect(idsOf(nearestLines(lines, cursorAt(0, 0.2), 8))).toBe(expected.join(' '));
});

it('reads each line at its own place, whatever those before it have', () => {
  const line = (id: string, xs: readonly number[], values: readonly number[]): ChartSeries => ({
    ...lineOf(id, ...values),
    x: Float64Array.from(xs),
  });
  const lines = [
    line('a', [0, 1, 2, 3], [1, 2, 3, 4]),
    line('b', [0, 10], [5, 6]),
    line('c', [0, 1, 2, 3], [7, 8, 9, 10]),
    line('d', [1.9], [11]),
    line('e', [], []),
    line('f', [-5, -4, -3, 1.8, 9], [12, 13, 14, 15, 16]),
  ];
  const { lines: found } = nearestLines(lines, cursorAt(1.9, 0), 9);
  expect(found.map(({ id, low, x }) => [id, low, x])).toEqual([
    ['a', 3, 2],
    ['b', 5, 0],
    ['c', 9, 2],
    ['d', 11, 1.9],
    ['f', 15, 1.8],
  ]);
});
