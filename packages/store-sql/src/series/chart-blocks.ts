import type { Int64 } from '@millrace/protocol';
import type { MetricPoint, MetricSeriesQuery } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { BLOCK_ORDER, type SeriesKey } from './blocks.ts';
import { decodePoints } from './codec.ts';

/** A block as a chart needs it: its points are read only if asked for. */
export interface ChartBlock {
  readonly rowid: number;
  readonly count: number;
  readonly groups: Uint8Array;
  /** Where the x is time: from the block's first point to the next block's. */
  readonly times: { readonly first: number; readonly last: number } | undefined;
}

type BlockTuple = readonly [
  rowid: number,
  count: number,
  minStep: Int64,
  maxStep: Int64,
  firstTimestamp: Int64,
  groups: Uint8Array,
];

/** The blocks of a series that reach into the range, and the points of all its blocks. */
export function blocksIn(
  database: SqliteDatabase,
  key: SeriesKey,
  { x, range }: Pick<MetricSeriesQuery, 'x' | 'range'>,
): { blocks: ChartBlock[]; count: number } {
  const rows = database.tuples<BlockTuple>(
    'SELECT rowid, count, min_step, max_step, first_timestamp, groups FROM metric_blocks ' +
      `WHERE run_key = ? AND name_id = ?${BLOCK_ORDER}`,
    key.run_key,
    key.name_id,
  );
  const { start, end } = range ?? { start: -Infinity, end: Infinity };
  const lastTime = rows.length === 0 || x === 'step' ? 0 : endOf(database, rows.at(-1) as BlockTuple);
  const blocks = rows.flatMap(([rowid, count, minStep, maxStep, firstTimestamp, groups], at) => {
    const first = Number(firstTimestamp);
    const last = Number(rows[at + 1]?.[4] ?? lastTime);
    const [from, to] = x === 'step' ? [Number(minStep), Number(maxStep)] : [first, last];
    if (to < start || from > end) return [];
    return { rowid, count, groups, times: x === 'step' ? undefined : { first, last } };
  });
  return { blocks, count: rows.reduce((sum, row) => sum + row[1], 0) };
}

export function decodeBlock(
  database: SqliteDatabase,
  { rowid, count }: Pick<ChartBlock, 'rowid' | 'count'>,
): MetricPoint[] {
  const [row] = database.tuples<readonly [Uint8Array]>(
    'SELECT points FROM metric_blocks WHERE rowid = ?',
    rowid,
  );
  return row === undefined ? [] : decodePoints(row[0], count);
}

/** The time of the last point of a block, for which its points must be read. */
function endOf(database: SqliteDatabase, [rowid, count, , , firstTimestamp]: BlockTuple): number {
  return Number(decodeBlock(database, { rowid, count }).at(-1)?.timestamp ?? firstTimestamp);
}
