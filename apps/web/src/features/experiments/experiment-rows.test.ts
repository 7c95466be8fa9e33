import { expect, it } from 'vitest';
import type { Experiment } from '../../api/experiments.ts';
import { flatRows, separatorOf, treeRows } from './experiment-rows.ts';

const named = (names: readonly string[]): Experiment[] =>
  names.map((name, at) => ({
    experiment_id: String(at),
    name,
    artifact_location: '',
    lifecycle_stage: 'active',
    workspace: 'default',
  }));

const shown = (names: readonly string[], closed: readonly string[] = []): string[] =>
  treeRows(named(names), '/', new Set(closed)).map(
    (row) => `${' '.repeat(row.depth)}${row.label}${row.kind === 'folder' ? `/ ${row.ids.length}` : ''}`,
  );

it('parts names by a slash, by a dot only where most have one', () => {
  expect(separatorOf(['a/b', 'c'])).toBe('/');
  expect(separatorOf(['a.b', 'c.d', 'e'])).toBe('.');
  expect(separatorOf(['a.b', 'c', 'd'])).toBeUndefined();
  expect(separatorOf(['/', 'x.', '.y'])).toBeUndefined();
  expect(separatorOf([])).toBeUndefined();
});

it('puts experiments into folders in the order they come', () => {
  expect(shown(['b/x', 'a', 'b/c/y', 'b/z'])).toEqual(['b/ 3', ' x', ' c/ 1', '  y', ' z', 'a']);
  expect(shown(['/Users/ann/x', 'Users'])).toEqual(['Users/ 1', ' ann/ 1', '  x', 'Users']);
  expect(shown(['///'])).toEqual(['///']);
});

it('leaves out what lies in closed folders, and counts it', () => {
  expect(shown(['b/x', 'b/c/y', 'a'], ['b'])).toEqual(['b/ 2', 'a']);
  expect(shown(['b/x', 'b/c/y'], ['b/c'])).toEqual(['b/ 2', ' x', ' c/ 1']);
});

it('has a list without folders, too', () => {
  expect(flatRows(named(['a/b'])).map(({ label, depth }) => [label, depth])).toEqual([['a/b', 0]]);
});
