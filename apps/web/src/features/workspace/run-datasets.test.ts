import { describe, expect, it } from 'vitest';
import { tableOf } from '../../api/testing/table-of.ts';
import { compileFilter, filterColumns } from './compile-filter.ts';
import { displayRows } from './display-rows.ts';
import { facetOf } from './facet-values.ts';
import { completionsAt } from './filter-words.ts';
import { readFilter } from './read-filter.ts';
import { finish } from './steps.ts';
import { datasetsOf } from './run-datasets.ts';

const TRAIN = ['train', 't1', 'training'];
const runs = tableOf([
  { start_time: 4, datasets: JSON.stringify([TRAIN, ['held-out', 'h1', null]]) },
  { start_time: 3, datasets: JSON.stringify([TRAIN]) },
  { start_time: 2, datasets: JSON.stringify([['train', 't2', 'evaluation']]) },
  { start_time: 1 },
]);
const ALL = [0, 1, 2, 3];

describe('datasets of runs', () => {
  it('are lists', () => {
    expect(ALL.map((row) => datasetsOf(runs, row).map(({ digest }) => digest))).toEqual([
      ['t1', 'h1'],
      ['t1'],
      ['t2'],
      [],
    ]);
  });

  it.each<[string, number[]]>([
    ["dataset.name = 'train'", [0, 1, 2]],
    ["datasets.name != 'train'", [0]],
    ["dataset.digest IN ('h1', 't2')", [0, 2]],
    ["dataset.context = 'training' and dataset.name LIKE 'held%'", [0]],
    ["NOT dataset.name = 'held-out'", [1, 2]],
    ["NOT dataset.context = 'x'", [0, 1, 2]],
    ['dataset.name IS NULL', [3]],
    ['dataset.name IS NOT NULL', [0, 1, 2]],
  ])('are filtered as the server does: %s', (text, rows) => {
    const filter = readFilter(text);
    expect(filterColumns(filter)).toEqual(['datasets']);
    expect(ALL.filter(finish(compileFilter(filter, runs, 0)))).toEqual(rows);
  });

  it('make groups, in each of which a run can stand', () => {
    const open = new Set(['"train (t1)"', '"held-out (h1)"']);
    const lines = displayRows(ALL, runs, { groupBy: ['datasets'], isNested: false, open });
    const shown = Array.from({ length: lines.length }, (_, at) => lines.at(at));
    expect(shown.map((line) => (line?.kind === 'group' ? line.title : line?.row))).toEqual([
      'train (t1)',
      0,
      1,
      'held-out (h1)',
      0,
      'train (t2)',
      '–',
    ]);
    expect(new Set(shown.map((line) => line?.key)).size).toBe(shown.length);
  });

  it('are counted by name', () => {
    expect(facetOf(runs, 'datasets', ALL)).toEqual({
      kind: 'values',
      values: [
        { value: 'train', count: 3 },
        { value: 'held-out', count: 1 },
      ],
      others: 0,
    });
    expect(facetOf(runs, 'datasets', [3])).toBeUndefined();
  });

  it('are completed', () => {
    expect(completionsAt('dataset.na', runs).items.map(({ text }) => text)).toEqual(['dataset.name']);
    expect(completionsAt("dataset.name = 'h", runs)).toEqual({
      from: 15,
      items: [{ text: "'held-out'", note: '' }],
    });
    expect(completionsAt('datasets.context = ', runs).items.map(({ text }) => text)).toEqual([
      "'training'",
      "'evaluation'",
    ]);
  });
});
