import { expect, test } from 'vitest';
import { bucketCsv, type BucketSeries, greatest, hasValues, stacked } from './bucket-series.ts';

const one = (title: string, values: readonly number[]): BucketSeries => ({
  id: title,
  title,
  colour: '--run-1',
  values,
});
const series = [one('a', [1, Number.NaN, 3]), one('b', [2, 5, Number.NaN])];

test('bars stand on each other, lines do not', () => {
  expect(stacked(series, 3)).toEqual([
    [
      { from: 0, to: 1 },
      { from: 0, to: 0 },
      { from: 0, to: 3 },
    ],
    [
      { from: 1, to: 3 },
      { from: 0, to: 5 },
      { from: 3, to: 3 },
    ],
  ]);
  expect(greatest(series, 'bars')).toBe(5);
  expect(greatest([one('a', [1, 4]), one('b', [3, 3])], 'bars')).toBe(7);
  expect(greatest([one('a', [1, 4]), one('b', [3, 3])], 'lines')).toBe(4);
  expect(greatest([], 'bars')).toBe(0);
  expect(hasValues([one('a', [Number.NaN])])).toBe(false);
  expect(hasValues(series)).toBe(true);
});

test('a spreadsheet gets no formula and no NaN', () => {
  expect(bucketCsv(['t1', 't2'], [one('=a', [1, Number.NaN])])).toBe("time,'=a\nt1,1\nt2,\n");
});
