import { describe, expect, it } from 'vitest';
import { tableOf } from '../../api/testing/table-of.ts';
import { compileFilter, filterColumns } from './compile-filter.ts';
import { readFilter } from './read-filter.ts';
import { finish } from './steps.ts';

const NOW = 1_000_000;
const runs = tableOf([
  {
    run_name: 'Calm',
    status: 'FINISHED',
    start_time: NOW - 10_000,
    end_time: NOW - 5000,
    'params.lr': '0.1',
    'metrics.acc': 0.9,
    'min(metrics.acc)': 0.2,
  },
  {
    run_name: 'bold',
    status: 'RUNNING',
    start_time: NOW - 90_000,
    'params.lr': '1e-3',
    'tags.team': 'a b',
    'metrics.acc': Number.NaN,
  },
  {
    run_name: 'keen',
    status: 'FAILED',
    start_time: NOW - 400_000,
    end_time: NOW,
    'params.lr': 'auto',
    'metrics.acc': 0.5,
    'min(metrics.acc)': 0.4,
  },
  { run_name: 'none', status: 'FINISHED', start_time: 0, end_time: 0 },
]);

function found(text: string): number[] {
  const matches = finish(compileFilter(readFilter(text), runs, NOW));
  return [0, 1, 2, 3].filter((row) => matches(row));
}

describe('filters', () => {
  it.each<[string, number[]]>([
    ['', [0, 1, 2, 3]],
    ['metrics.acc > 0.5', [0]],
    ['metrics.acc >= 0.5 and metrics.acc < 0.9', [2]],
    ['metrics.acc != 0.5', [0, 1]],
    ['NOT metrics.acc > 0.5', [1, 2]],
    ['metrics.acc IS NULL', [3]],
    ["params.lr = '0.1'", [0]],
    ["params.lr LIKE '%a%' or status = 'RUNNING'", [1, 2]],
    ["(params.lr = '0.1' OR params.lr = 'auto') AND metrics.acc < 0.6", [2]],
    ["params.lr IN ('0.1', 'auto')", [0, 2]],
    ["run_name ILIKE 'c%'", [0]],
    ["run_name RLIKE '^(bold|keen)$'", [1, 2]],
    ['params.lr > 0.01', [0]],
    ['params.lr <= 0.001', [1]],
    ['param.`lr` = 0.1', [0]],
    ['NOT params.lr > 0.01', [1]],
    ['min(metrics.acc) < 0.3', [0]],
    ['MIN( metrics.acc ) >= 0.3', [2]],
    ['is:running', [1]],
    ['is:failed or is:running', [1, 2]],
    ['duration > 1m', [1, 2]],
    ['duration < 6s and metrics.acc > 0', [0]],
    ['age < 2m', [0, 1]],
    ["tags.team = 'a b'", [1]],
    ["tags.team = 'duration > 1m'", []],
    ['calm', [0]],
    ['finished c', [0]],
    ['a b', [1]],
    ['00000000', [0, 1, 2, 3]],
    ["attributes.run_id LIKE '%1'", [1]],
  ])('%s', (text, rows) => {
    expect(found(text)).toEqual(rows);
  });

  it('says what is wrong with half a comparison', () => {
    expect(readFilter('metrics.acc >')).toMatchObject({ kind: 'wrong' });
    expect(readFilter("metrics.acc > 'x'")).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining('Expected numeric value'),
    });
    expect(found('metrics.acc >')).toEqual([]);
  });

  it('knows which filters MLflow takes', () => {
    const isMlflow = (text: string): boolean => {
      const filter = readFilter(text);
      return filter.kind === 'expression' && filter.isMlflow;
    };
    expect(isMlflow("metrics.acc > 0.5 and params.lr IN ('a', 'b')")).toBe(true);
    expect(isMlflow("tags.`a or b` = 'x (y)'")).toBe(true);
    expect(isMlflow("params.lr not in ('a')")).toBe(true);
    for (const text of [
      'params.lr > 1',
      "params.a = '1' or params.a = '2'",
      'age < 1d',
      "NOT params.a = '1'",
    ])
      expect(isMlflow(text)).toBe(false);
  });

  it('names the columns that it needs', () => {
    const text =
      "metrics.`a b` > 1 and (params.x > 2 or tags.t = 'v') and status = 'RUNNING' and min(metrics.m) < 1";
    expect(filterColumns(readFilter(text))).toEqual(['metrics.a b', 'params.x', 'tags.t', 'min(metrics.m)']);
  });
});
