import { expect, it } from 'vitest';
import { sortByNumber } from './sort-by-number.ts';
import { finish } from './steps.ts';

const NUMBERS = Float64Array.of(
  0,
  1.5,
  -0,
  Number.NaN,
  -1.5,
  Infinity,
  -Infinity,
  5e-324,
  -5e-324,
  1e308,
  1.5,
  2 ** 33,
  2 ** 33 + 1,
  -(2 ** 40),
);

it.each([true, false])('agrees with comparisons, ascending: %s', (ascending) => {
  const rows = [...NUMBERS.keys()];
  const expected = rows.toSorted((a, b) => {
    const [left = 0, right = 0] = [NUMBERS[a], NUMBERS[b]];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    if (left === right) return 0;
    return left < right === ascending ? -1 : 1;
  });
  expect([...finish(sortByNumber(rows, NUMBERS, ascending))]).toEqual(expected);
});

it('sorts only the rows that it is given, equal ones in their order', () => {
  expect([...finish(sortByNumber([10, 1, 4, 3], NUMBERS, false))]).toEqual([10, 1, 4, 3]);
  expect([...finish(sortByNumber([], NUMBERS, true))]).toEqual([]);
});
