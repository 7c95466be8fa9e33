import { describe, expect, it } from 'vitest';
import { summarise } from './metric-summary.ts';

describe('summarise', () => {
  it('finds the first extreme with its step', () => {
    const values = [Number.NaN, 3, -1, 3];
    expect(summarise({ x: [0, 1, 2, 5], low: values, high: values, isExact: true, count: 4 })).toEqual({
      min: -1,
      minStep: 2,
      max: 3,
      maxStep: 1,
      count: 4,
      isExact: true,
      course: values,
    });
  });

  it('takes the extremes of stretches', () => {
    const series = { x: [0, 100], low: [1, -7], high: [9, 2], isExact: false, count: 5000 };
    expect(summarise(series)).toMatchObject({ min: -7, minStep: 100, max: 9, maxStep: 0, isExact: false });
  });

  it('has no extremes of what is no number', () => {
    const values = [Number.NaN];
    const series = { x: [1], low: values, high: values, isExact: true, count: 1 };
    expect(summarise(series)).toMatchObject({ min: Number.NaN, maxStep: Number.NaN });
    const infinite = { ...series, low: [Infinity], high: [Infinity] };
    expect(summarise(infinite)).toMatchObject({ max: Infinity, maxStep: 1 });
  });
});
