import { decodeFrame, encodeFrame } from '@millrace/protocol/frame';
import { describe, expect, it } from 'vitest';
import { type IndexHeader, RunTable } from './run-table.ts';

const ID = (digit: string): string => digit.repeat(32);

/** Runs with a text and a number, as the server sends them. */
function table(
  rows: readonly (readonly [digit: string, name?: string, loss?: number])[],
  extra?: string,
): RunTable {
  const words = [...new Set(rows.flatMap(([, name]) => name ?? []))];
  const header: IndexHeader = {
    count: rows.length,
    chosen: ['metrics.loss'],
    columns: [
      { id: 'run_name', kind: 'text', words },
      {
        id: extra ?? 'metrics.loss',
        kind: 'number',
        nan: rows.flatMap(([, , loss], at) => (Number.isNaN(loss) ? at : [])),
      },
    ],
  };
  const arrays = [
    Uint8Array.from(rows.flatMap(([digit]) => Array<number>(16).fill(Number.parseInt(digit + digit, 16)))),
    Uint8Array.from(rows, ([, name]) => (name === undefined ? 0 : words.indexOf(name) + 1)),
    Float64Array.from(rows, ([, , loss]) => loss ?? Number.NaN),
  ];
  return RunTable.fromFrame(decodeFrame<IndexHeader>(encodeFrame({ header, arrays }).buffer));
}

function plain(runs: RunTable, column: string): unknown[] {
  return Array.from({ length: runs.count }, (_, row) => runs.text(column, row) ?? runs.number(column, row));
}

describe('a table of runs', () => {
  it('knows ids, gaps and NaN', () => {
    const runs = table([['a', 'one', 1], ['b'], ['c', 'three', Number.NaN]]);
    expect([runs.id(0), runs.row(ID('c')), runs.row(ID('d'))]).toEqual([ID('a'), 2, undefined]);
    expect(plain(runs, 'run_name')).toEqual(['one', undefined, 'three']);
    expect(plain(runs, 'metrics.loss')).toEqual([1, undefined, Number.NaN]);
    expect(runs.valueText('metrics.loss', 0)).toBe('1');
  });

  it('takes changed and new rows in', () => {
    const runs = table([
      ['a', 'one', 1],
      ['b', 'two', Number.NaN],
    ]);
    const next = runs.withRows(
      table([
        ['c', 'one', 3],
        ['b', 'two again', 2],
      ]),
    );
    expect(plain(next, 'run_name')).toEqual(['one', 'two again', 'one']);
    expect(plain(next, 'metrics.loss')).toEqual([1, 2, 3]);
    expect([next.row(ID('b')), next.row(ID('c')), next.id(2)]).toEqual([1, 2, ID('c')]);
    expect(plain(runs, 'metrics.loss')).toEqual([1, Number.NaN]);
    const gone = next.withRows(table([['a']]));
    expect(plain(gone, 'metrics.loss')).toEqual([undefined, 2, 3]);
  });

  it('takes columns of a table with other rows in', () => {
    const runs = table([
      ['a', 'one', 1],
      ['b', 'two', 2],
    ]);
    const more = runs.withColumns(
      table(
        [
          ['c', 'x', 9],
          ['b', 'x', 8],
        ],
        'metrics.acc',
      ),
    );
    expect(plain(more, 'metrics.acc')).toEqual([undefined, 8]);
    expect(plain(more, 'run_name')).toEqual(['one', 'two']);
  });
});
