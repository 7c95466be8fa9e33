import { describe, expect, it } from 'vitest';
import { tableOf } from '../../api/testing/table-of.ts';
import { type DisplayRow, displayRows } from './display-rows.ts';
import { orderRows } from './order-rows.ts';
import { finish } from './steps.ts';
import { commonText, summarise } from './summaries.ts';

const runs = tableOf([
  { start_time: 1, end_time: 9, 'params.lr': '10', 'metrics.acc': 0.5, 'params.opt': 'adam' },
  { start_time: 2, end_time: 3, 'params.lr': '9', 'metrics.acc': Number.NaN, 'params.opt': 'sgd' },
  { start_time: 3, 'params.lr': 'auto', 'metrics.acc': 0.9, 'params.opt': 'adam' },
  { start_time: 4, end_time: 5, 'params.opt': 'adam' },
]);
const ALL = [0, 1, 2, 3];
const NEWEST_FIRST = [3, 2, 1, 0];
const idOf = (row: number): string => runs.id(row);

function linesOf(...given: Parameters<typeof displayRows>): DisplayRow[] {
  const lines = displayRows(...given);
  return Array.from({ length: lines.length }, (_, at) => lines.at(at)).filter((line) => line !== undefined);
}

describe('order', () => {
  it.each<[string, boolean, number[]]>([
    ['start_time', true, [0, 1, 2, 3]],
    ['start_time', false, [3, 2, 1, 0]],
    ['metrics.acc', true, [0, 2, 3, 1]],
    ['metrics.acc', false, [2, 0, 3, 1]],
    ['params.lr', true, [1, 0, 2, 3]],
    ['params.lr', false, [2, 0, 1, 3]],
    ['duration', false, [2, 0, 3, 1]],
    ['params.absent', true, [3, 2, 1, 0]],
  ])('by %s, ascending: %s', (id, ascending, expected) => {
    expect(finish(orderRows(NEWEST_FIRST, runs, { sort: { id, ascending }, nowMs: 100 }))).toEqual(expected);
  });
});

describe('lines', () => {
  it('are groups of groups, in the order of their first rows', () => {
    const groupBy = ['params.opt', 'params.lr'];
    const closed = linesOf(ALL, runs, { groupBy, isNested: false, open: new Set() });
    expect(closed.map((line) => line.kind === 'group' && [line.title, line.rows])).toEqual([
      ['adam', [0, 2, 3]],
      ['sgd', [1]],
    ]);
    const open = new Set(['"adam"', '"adam""10"']);
    const lines = linesOf(ALL, runs, { groupBy, isNested: false, open });
    expect(lines.map((line) => (line.kind === 'group' ? line.title : line.row))).toEqual([
      'adam',
      '10',
      0,
      'auto',
      '–',
      'sgd',
    ]);
    expect(lines.map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 1, 0]);
  });

  it('are children under their parents, once each even in a circle', () => {
    const family = tableOf([
      { 'tags.mlflow.parentRunId': idOf(1) },
      { start_time: 1 },
      { 'tags.mlflow.parentRunId': idOf(0) },
      { 'tags.mlflow.parentRunId': 'unknown' },
    ]);
    const open = new Set([idOf(1), idOf(0)]);
    const lines = linesOf([2, 3, 0, 1], family, { groupBy: [], isNested: true, open });
    expect(lines.map((line) => line.kind === 'run' && [line.row, line.depth, line.children])).toEqual([
      [3, 0, 0],
      [1, 0, 1],
      [0, 1, 1],
      [2, 2, 0],
    ]);
    const filtered = linesOf([2, 3], family, { groupBy: [], isNested: true, open });
    expect(filtered.map((line) => line.kind === 'run' && line.row)).toEqual([2, 3]);
    const circle = tableOf([{ 'tags.mlflow.parentRunId': idOf(1) }, { 'tags.mlflow.parentRunId': idOf(0) }]);
    const round = linesOf([0, 1], circle, { groupBy: [], isNested: true, open });
    expect(round.map((line) => line.kind === 'run' && line.row)).toEqual([0, 1]);
  });
});

describe('plain lines', () => {
  it('are made once, the pinned ones on top', () => {
    const arrangement = { groupBy: [], isNested: false, open: new Set<string>(), pins: [idOf(2), 'unknown'] };
    const lines = displayRows(ALL, runs, arrangement);
    expect([lines.length, lines.at(4)]).toEqual([4, undefined]);
    expect(linesOf(ALL, runs, arrangement).map(({ id }) => id)).toEqual([2, 0, 1, 3].map(idOf));
    expect(displayRows([1, 2], runs, arrangement).at(0)).toBe(lines.at(0));
  });
});

describe('summaries', () => {
  it('are of finite numbers, in metrics and in texts', () => {
    expect(summarise(runs, 'metrics.acc', ALL)).toMatchObject({ count: 2, mean: 0.7, min: 0.5, max: 0.9 });
    expect(summarise(runs, 'metrics.acc', ALL)?.deviation).toBeCloseTo(0.2828, 4);
    expect(summarise(runs, 'params.lr', ALL)).toMatchObject({ count: 2, mean: 9.5 });
    expect(summarise(runs, 'params.opt', ALL)).toBeUndefined();
    expect(commonText(runs, 'params.opt', [0, 2, 3])).toBe('adam');
    expect(commonText(runs, 'params.opt', ALL)).toBeUndefined();
  });
});
