import { expect, it } from 'vitest';
import { joinedPoints } from './joined-points.ts';

function series(...points: readonly (readonly [step: number, value: number, timestamp?: number])[]) {
  return points.map(([step, value, timestamp = step]) => ({ step, value, timestamp }));
}

it('joins by step and leaves out what only one has', () => {
  const losses = series([0, 1], [2, 3], [4, 5], [7, 8]);
  const rates = series([-1, 9], [2, 30], [3, 0], [4, 50], [9, 9]);
  expect(joinedPoints([losses, rates])).toEqual([
    { step: 2, timestamp: 2, values: [3, 30] },
    { step: 4, timestamp: 4, values: [5, 50] },
  ]);
});

it('takes the latest of several points at one step, and the latest of their times', () => {
  const twice = series([1, 10, 5], [1, 11, 6], [2, 20, 7]);
  const late = series([1, 0, 100], [1, 1, 200], [2, 2, 3]);
  expect(joinedPoints([twice, late])).toEqual([
    { step: 1, timestamp: 200, values: [11, 1] },
    { step: 2, timestamp: 7, values: [20, 2] },
  ]);
});

it('is one series where there is one, and nothing where one has nothing', () => {
  expect(joinedPoints([series([3, 1], [3, 2])])).toEqual([{ step: 3, timestamp: 3, values: [2] }]);
  expect(joinedPoints([series([3, 1]), []])).toEqual([]);
  expect(joinedPoints([series([3, 1]), series([4, 1])])).toEqual([]);
});

it('tells steps apart that a double cannot', () => {
  const big = 2n ** 60n;
  const one = [{ step: big, value: 1, timestamp: 1 }];
  const other = [{ step: big + 1n, value: 2, timestamp: 1 }];
  expect(joinedPoints([one, other])).toEqual([]);
  expect(joinedPoints([one, one])[0]?.values).toEqual([1, 1]);
});
