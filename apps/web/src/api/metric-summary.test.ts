import { describe, expect, it } from 'vitest';
import { summarise } from './metric-summary.ts';

describe('summarise', () => {
  it('finds the first extreme with its step', () => {
    const points = [
      { value: 'NaN', step: 0 },
      { value: 3, step: 1 },
      { value: -1, step: '2' },
      { value: 3, step: 3 },
    ];
    expect(summarise(points, 5)).toEqual({
      min: -1,
      minStep: 2,
      max: 3,
      maxStep: 1,
      count: 4,
      isThinned: false,
      course: [Number.NaN, 3, -1, 3],
    });
    expect(summarise(points, 4).isThinned).toBe(true);
  });

  it('has no extremes of what is no number', () => {
    expect(summarise([{ value: 'NaN', step: 1 }], 9)).toMatchObject({ min: Number.NaN, max: Number.NaN });
    expect(summarise([{ value: 'Infinity', step: 1 }], 9)).toMatchObject({ max: Infinity, maxStep: 1 });
  });
});
