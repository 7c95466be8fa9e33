import { describe, expect, it } from 'vitest';
import { advance, filterSteps, finish, ROWS_PER_STEP, sortSteps } from './steps.ts';

const MANY = Array.from({ length: 5 * ROWS_PER_STEP + 3 }, (_, at) => (at * 7919) % 100_003);

describe('work in steps', () => {
  it('filters as filter does, and can be interrupted', () => {
    const isEven = (row: number): boolean => row % 2 === 0;
    const steps = filterSteps(MANY, isEven);
    expect(advance(steps, 0)).toBeUndefined();
    expect(finish(steps)).toEqual(MANY.filter(isEven));
    expect(advance(filterSteps([2, 3], isEven), 0)).toEqual({ result: [2] });
  });

  it('sorts as toSorted does, equal items in their order', () => {
    const items = MANY.slice(0, 5003).map((number, at) => ({ key: number % 50, at }));
    const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const steps = sortSteps(items, byKey);
    expect(advance(steps, 0)).toBeUndefined();
    expect(finish(steps)).toEqual(items.toSorted(byKey));
    expect(finish(sortSteps([], byKey))).toEqual([]);
  });
});
