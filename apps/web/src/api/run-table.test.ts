import { describe, expect, it } from 'vitest';
import { RunTable } from './run-table.ts';
import { frameOf } from './testing/table-of.ts';

const ID = (number: number): string => number.toString(16).padStart(32, '0');

function plain(runs: RunTable, column: string): unknown[] {
  return Array.from({ length: runs.count }, (_, row) => runs.text(column, row) ?? runs.number(column, row));
}

describe('a table of runs', () => {
  it('knows ids, gaps and NaN', () => {
    const runs = RunTable.fromFrame(
      frameOf([{ run_name: 'one', loss: 1 }, {}, { run_name: 'three', loss: Number.NaN }]),
    );
    expect([runs.id(1), runs.row(ID(2)), runs.row(ID(3)), runs.row('x')]).toEqual([
      ID(1),
      2,
      undefined,
      undefined,
    ]);
    expect(plain(runs, 'run_name')).toEqual(['one', undefined, 'three']);
    expect(plain(runs, 'loss')).toEqual([1, undefined, Number.NaN]);
    expect(runs.valueText('loss', 0)).toBe('1');
  });

  it('takes changed and new rows in', () => {
    const runs = RunTable.fromFrame(
      frameOf([
        { run_name: 'one', loss: 1 },
        { run_name: 'two', loss: Number.NaN },
      ]),
    );
    const next = runs.withRows(
      frameOf(
        [
          { run_name: 'two again', loss: 2 },
          { run_name: 'newest', loss: 3 },
          { run_name: 'new', loss: 4 },
        ],
        { firstId: 1 },
      ),
    );
    expect(plain(next, 'run_name')).toEqual(['one', 'two again', 'new', 'newest']);
    expect(plain(next, 'loss')).toEqual([1, 2, 4, 3]);
    expect([next.row(ID(1)), next.row(ID(2)), next.id(2)]).toEqual([1, 3, ID(3)]);
    expect([...next.newestFirst()]).toEqual([3, 2, 0, 1]);
    const gone = next.withRows(frameOf([{ run_name: 'bare' }]));
    expect(plain(gone, 'loss')).toEqual([undefined, 2, 4, 3]);
    // The table before knows what its rows are now, and none that came later.
    expect([plain(runs, 'loss'), runs.row(ID(2)), [...runs.newestFirst()]]).toEqual([
      [undefined, 2],
      undefined,
      [0, 1],
    ]);
  });

  it('grows by parts, with their keys, whatever came before', () => {
    const key = (name: string, runs: number) => ({ key: name, runs, varies: false });
    const keys = (...params: ReturnType<typeof key>[]) => ({ metrics: [], params, tags: [] });
    const first = RunTable.fromFrame(
      frameOf([{ run_name: 'e' }, { run_name: 'd' }], {
        total: 5,
        next_page_token: 'then',
        keys: keys(key('lr', 2), key('seed', 1)),
      }),
    );
    expect([first.total, first.nextPageToken]).toEqual([5, 'then']);
    const known = first.withRows(frameOf([{ run_name: 'a, changed' }], { firstId: 4 }));
    const all = known.withPart(
      frameOf([{ run_name: 'c' }, { run_name: 'b' }, { run_name: 'a' }], {
        firstId: 2,
        keys: keys(key('seed', 3), key('depth', 1)),
      }),
    );
    expect(plain(all, 'run_name')).toEqual(['e', 'd', 'a', 'c', 'b']);
    expect([all.total, all.nextPageToken]).toEqual([5, undefined]);
    expect(all.keys.params.map(({ key: name, runs }) => [name, runs])).toEqual([
      ['seed', 4],
      ['lr', 2],
      ['depth', 1],
    ]);
  });

  it('keeps thousands of texts and rows apart', () => {
    const rows = (from: number) =>
      Array.from({ length: 3000 }, (_, at) => ({ run_name: `run ${from + at}`, m: at }));
    let runs = RunTable.fromFrame(frameOf(rows(0)));
    for (let from = 3000; from < 90_000; from += 3000)
      runs = runs.withPart(frameOf(rows(from), { firstId: from }));
    for (const row of [0, 255, 256, 2999, 3000, 65_535, 65_536, 89_999]) {
      expect([runs.row(ID(row)), runs.text('run_name', row), runs.number('m', row)]).toEqual([
        row,
        `run ${row}`,
        row % 3000,
      ]);
    }
  });

  it('takes columns in from parts with other rows', () => {
    const runs = RunTable.fromFrame(
      frameOf([{ run_name: 'one' }, { run_name: 'two' }, { run_name: 'three' }]),
    );
    const more = runs.withColumns([
      frameOf([{ run_name: 'x', acc: 8 }], { firstId: 2 }),
      frameOf([{ acc: 9 }, { acc: 7 }], { firstId: 0 }),
      frameOf([{ acc: 1 }, { acc: 2 }], { firstId: 8 }),
    ]);
    expect(plain(more, 'acc')).toEqual([9, 7, 8]);
    expect(plain(more, 'run_name')).toEqual(['one', 'two', 'three']);
    expect(runs.columns.has('acc')).toBe(false);
    const longer = more.withPart(
      frameOf([{ run_name: 'four', acc: 4 }, { run_name: 'five' }], { firstId: 20 }),
    );
    expect(plain(longer, 'acc')).toEqual([9, 7, 8, 4, undefined]);
  });
});
