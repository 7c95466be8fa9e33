import { expect, it } from 'vitest';
import { boxOf } from './box-plot.tsx';

it('has quarters, whiskers within reach, and what lies beyond them', () => {
  const box = boxOf({ title: 'a', values: [1, 2, 3, 4, 5, Number.NaN, 100] });
  expect(box).toEqual({
    title: 'a',
    count: 6,
    low: 1,
    quarter: 2.25,
    median: 3.5,
    threeQuarters: 4.75,
    high: 5,
    outliers: [100],
  });
});

it('is a line for one value, and nothing for none', () => {
  expect(boxOf({ title: 'a', values: [7] })).toMatchObject({ low: 7, median: 7, high: 7, outliers: [] });
  expect(boxOf({ title: 'a', values: [Number.NaN] })).toBeUndefined();
});
