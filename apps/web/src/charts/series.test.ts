import { describe, expect, it } from 'vitest';
import { align, type ChartSeries, nearestIndex } from './series.ts';

function line(...points: [step: number, value: number][]): ChartSeries {
  return {
    id: '1',
    name: '1',
    colour: '',
    isDashed: false,
    points: points.map(([step, value]) => ({ step, value, timestampMs: 0 })),
  };
}

describe('align', () => {
  it('puts all lines on the same steps', () => {
    const { steps, values } = align([line([0, 1], [2, 3]), line([-1, 5], [2, 6])], false);
    expect(steps).toEqual([-1, 0, 2]);
    expect(values).toEqual([
      [undefined, 1, 3],
      [5, undefined, 6],
    ]);
  });

  it('keeps every value of a step', () => {
    const { steps, values } = align([line([1, 10], [1, 11], [2, 12]), line([1, 20])], false);
    expect(steps).toEqual([1, 1, 2]);
    expect(values).toEqual([
      [10, 11, 12],
      [20, undefined, undefined],
    ]);
  });

  it('leaves gaps for what cannot be drawn and counts it', () => {
    const series = [line([0, Number.NaN], [1, Infinity], [2, -1], [3, 4])];
    expect(align(series, false)).toMatchObject({
      values: [[null, null, -1, 4]],
      undrawn: 2,
      isDrawable: true,
    });
    expect(align(series, true)).toMatchObject({ values: [[null, null, null, 4]], undrawn: 3 });
    expect(align([line([0, Number.NaN])], false).isDrawable).toBe(false);
  });
});

describe('nearestIndex', () => {
  it('finds the closer neighbour inside a line, and none outside it or beside a gap', () => {
    const values = [undefined, 1, undefined, undefined, 2, undefined, null, undefined];
    expect([1, 2, 3].map((index) => nearestIndex(values, index))).toEqual([1, 1, 4]);
    expect([0, 5, 7].map((index) => nearestIndex(values, index))).toEqual([0, 5, 7]);
  });
});
