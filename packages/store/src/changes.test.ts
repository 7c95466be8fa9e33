import { expect, it } from 'vitest';
import { CHANGED_RUNS_MAX, type Changes, hasChanges, mergeChanges, NO_CHANGES } from './changes.ts';

const run = (experiment: string, ...ids: string[]): Changes => ({
  ...NO_CHANGES,
  runs: { [experiment]: ids },
});

it('names each run once', () => {
  const merged = mergeChanges(run('1', 'a', 'b'), run('1', 'b', 'c'));
  expect(merged.runs).toEqual({ '1': ['a', 'b', 'c'] });
  expect(mergeChanges(merged, run('2', 'z')).runs).toEqual({ '1': ['a', 'b', 'c'], '2': ['z'] });
});

it('stops naming runs when there are many', () => {
  const many = Array.from({ length: CHANGED_RUNS_MAX }, (_, at) => `r${at}`);
  const merged = mergeChanges(run('1', ...many), run('1', 'one more'));
  expect(merged.runs).toEqual({ '1': null });
  expect(mergeChanges(merged, run('1', 'again')).runs).toEqual({ '1': null });
});

it('keeps the rest', () => {
  expect(hasChanges(NO_CHANGES)).toBe(false);
  const merged = mergeChanges(
    { ...NO_CHANGES, models: ['m'], traces: true },
    { ...NO_CHANGES, experiments: true },
  );
  expect(merged).toEqual({ runs: {}, experiments: true, models: ['m'], traces: true });
  expect(hasChanges(merged)).toBe(true);
});
