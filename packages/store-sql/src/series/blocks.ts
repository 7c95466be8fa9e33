import { compareHistory, type MetricPoint } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { decodePoints, decodePointsAt, encodePoints } from './codec.ts';
import { encodeGroups, extremesOf } from './groups.ts';

/** A series: one metric of one run. */
export interface SeriesKey {
  readonly run_key: number;
  readonly name_id: number;
}

/** A metric with this many points in chunks gets them sealed. */
export const SEAL_POINTS = 1024;
/** A block never holds more; a fuller one is cut in two. */
const BLOCK_POINTS_MAX = 2 * SEAL_POINTS;
/** A last block with fewer points takes the next ones in instead of staying small. */
const BLOCK_POINTS_SMALL = SEAL_POINTS / 2;

interface BlockRow {
  first_timestamp: number | bigint;
  first_step: number | bigint;
  first_value: number;
  first_is_nan: number;
  count: number;
  points: Uint8Array;
}

const BLOCK_COLUMNS = 'first_timestamp, first_step, first_value, first_is_nan, count, points';
const FIRST = '(first_timestamp, first_step, first_value, first_is_nan)';
export const BLOCK_ORDER = ' ORDER BY first_timestamp, first_step, first_value, first_is_nan';
const OF_SERIES = 'run_key = ? AND name_id = ?';

function sortableValue(point: MetricPoint): number {
  return Number.isNaN(point.value) ? 0 : point.value;
}

function position(point: MetricPoint): [number | bigint, number | bigint, number, number] {
  return [point.timestamp, point.step, sortableValue(point), Number(Number.isNaN(point.value))];
}

/** The block whose span holds the point's place, if any: the last one that begins at or before it. */
function blockAt(database: SqliteDatabase, key: SeriesKey, point: MetricPoint): BlockRow | undefined {
  return database.row<BlockRow>(
    `SELECT ${BLOCK_COLUMNS} FROM metric_blocks WHERE ${OF_SERIES} AND ${FIRST} <= (?, ?, ?, ?) ` +
      'ORDER BY first_timestamp DESC, first_step DESC, first_value DESC, first_is_nan DESC LIMIT 1',
    key.run_key,
    key.name_id,
    ...position(point),
  );
}

function lastBlock(database: SqliteDatabase, key: SeriesKey): BlockRow | undefined {
  return database.row<BlockRow>(
    `SELECT ${BLOCK_COLUMNS} FROM metric_blocks WHERE ${OF_SERIES} ` +
      'ORDER BY first_timestamp DESC, first_step DESC, first_value DESC, first_is_nan DESC LIMIT 1',
    key.run_key,
    key.name_id,
  );
}

/** The last point, in history order, of all sealed blocks of a series. */
export function lastSealedPoint(database: SqliteDatabase, key: SeriesKey): MetricPoint | undefined {
  const block = lastBlock(database, key);
  if (block === undefined) return undefined;
  const { points, count } = block;
  return decodePointsAt([{ block: points, count, positions: [count - 1] }])[0];
}

/** Whether a sealed block holds this very point; reads one block, never the history. */
export function isSealed(database: SqliteDatabase, key: SeriesKey, point: MetricPoint): boolean {
  const block = blockAt(database, key, point);
  if (block === undefined) return false;
  return decodePoints(block.points, block.count).some((sealed) => compareHistory(sealed, point) === 0);
}

/**
 * Seals new points (in history order, none of them sealed before) so that the blocks of the series stay
 * in history order without overlap: points at the end become new blocks, earlier ones go into the block they
 * belong to.
 */
export function sealPoints(database: SqliteDatabase, key: SeriesKey, points: readonly MetricPoint[]): void {
  let from = 0;
  while (from < points.length) {
    const first = points[from];
    if (first === undefined) return;
    const block = blockAt(database, key, first) ?? firstBlock(database, key);
    if (block === undefined) return writeBlocks(database, key, points.slice(from));
    const end = endOfBlock(database, key, block);
    const next =
      end === undefined ? -1 : points.findIndex((point, at) => at >= from && compareHistory(point, end) >= 0);
    const to = next < 0 ? points.length : next;
    const added = points.slice(from, to);
    from = to;
    mergeIntoBlock({ database, key, block, added });
  }
}

function firstBlock(database: SqliteDatabase, key: SeriesKey): BlockRow | undefined {
  return database.row<BlockRow>(
    `SELECT ${BLOCK_COLUMNS} FROM metric_blocks WHERE ${OF_SERIES}${BLOCK_ORDER} LIMIT 1`,
    key.run_key,
    key.name_id,
  );
}

/** The first point of the block after this one; undefined for the last block. */
function endOfBlock(database: SqliteDatabase, key: SeriesKey, block: BlockRow): MetricPoint | undefined {
  const next = database.row<BlockRow>(
    `SELECT ${BLOCK_COLUMNS} FROM metric_blocks WHERE ${OF_SERIES} AND ${FIRST} > (?, ?, ?, ?)${BLOCK_ORDER} LIMIT 1`,
    key.run_key,
    key.name_id,
    block.first_timestamp,
    block.first_step,
    block.first_value,
    block.first_is_nan,
  );
  if (next === undefined) return undefined;
  const value = next.first_is_nan === 1 ? Number.NaN : next.first_value;
  return { timestamp: next.first_timestamp, step: next.first_step, value };
}

interface Merge {
  readonly database: SqliteDatabase;
  readonly key: SeriesKey;
  readonly block: BlockRow;
  readonly added: readonly MetricPoint[];
}

function mergeIntoBlock({ database, key, block, added }: Merge): void {
  const sealed = decodePoints(block.points, block.count);
  const last = sealed.at(-1);
  const isAppend = last !== undefined && added[0] !== undefined && compareHistory(last, added[0]) < 0;
  if (isAppend && block.count >= BLOCK_POINTS_SMALL) return writeBlocks(database, key, added);
  database.run(
    `DELETE FROM metric_blocks WHERE ${OF_SERIES} AND ${FIRST} = (?, ?, ?, ?)`,
    key.run_key,
    key.name_id,
    block.first_timestamp,
    block.first_step,
    block.first_value,
    block.first_is_nan,
  );
  const merged = isAppend ? [...sealed, ...added] : [...sealed, ...added].toSorted(compareHistory);
  writeBlocks(database, key, merged);
}

/** Writes points as one block or as several of about the same size. */
function writeBlocks(database: SqliteDatabase, key: SeriesKey, points: readonly MetricPoint[]): void {
  const blocks = points.length <= BLOCK_POINTS_MAX ? 1 : Math.ceil(points.length / SEAL_POINTS);
  const size = Math.ceil(points.length / blocks);
  for (let at = 0; at < points.length; at += size) writeBlock(database, key, points.slice(at, at + size));
}

function writeBlock(database: SqliteDatabase, key: SeriesKey, points: readonly MetricPoint[]): void {
  const first = points[0];
  if (first === undefined) return;
  const extremes = extremesOf(points);
  const hasNumbers = extremes.value_min <= extremes.value_max;
  database.run(
    'INSERT INTO metric_blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    key.run_key,
    key.name_id,
    ...position(first),
    points.length,
    ...stepRange(points),
    Number(points.every(({ step }, at) => at === 0 || (points[at - 1] as MetricPoint).step <= step)),
    hasNumbers ? extremes.value_min : null,
    hasNumbers ? extremes.value_max : null,
    encodeGroups(points),
    encodePoints(points),
  );
}

/** Exact smallest and largest step; the doubles of {@link extremesOf} may be rounded. */
function stepRange(points: readonly MetricPoint[]): [number | bigint, number | bigint] {
  let min = points[0]?.step ?? 0;
  let max = min;
  for (const { step } of points) {
    if (step < min) min = step;
    if (step > max) max = step;
  }
  return [min, max];
}
