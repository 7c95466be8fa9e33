import { expect, it } from 'vitest';
import { PointBudget } from './joined-series.ts';

it('ends a question that would read more than its budget', () => {
  const budget = new PointBudget(10);
  budget.take(6);
  budget.take(4);
  expect(() => budget.take(1)).toThrow('Too many points are to be joined by step');
});
