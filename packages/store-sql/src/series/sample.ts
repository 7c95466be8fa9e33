import type { Int64 } from '@millrace/protocol';
import { compareHistory, compareSteps, type MetricPoint, samplePositions } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { BLOCK_ORDER, type SeriesKey } from './blocks.ts';
import { decodePoints, decodePointsAt } from './codec.ts';
import { readHistory, tailPoints } from './reader.ts';

/** Blocks that are read and inflated together. */
const BLOCKS_PER_READ = 32;

export interface SampleQuery {
  /** Steps, both inclusive. */
  readonly range?: { readonly start: number; readonly end: number } | undefined;
  readonly pointsMax: number;
}

/**
 * Points of a series by step, as {@link samplePositions} picks them. Where steps never go back in time, which is
 * nearly always, counts tell which block holds a position, and only those blocks are read.
 */
export function readSample(database: SqliteDatabase, key: SeriesKey, query: SampleQuery): MetricPoint[] {
  const stretches = stretchesByStep(database, key, query.range) ?? [
    inMemory(wholeByStep(database, key, query.range)),
  ];
  const count = stretches.reduce((sum, stretch) => sum + stretch.count, 0);
  return pointsAt(database, stretches, samplePositions(count, query.pointsMax));
}

/** Consecutive points in the order of steps: some that are in memory, or a block that is still to be read. */
interface Stretch {
  readonly count: number;
  readonly points: readonly MetricPoint[];
  readonly rowid: number | undefined;
}

function inMemory(points: readonly MetricPoint[]): Stretch {
  return { count: points.length, points, rowid: undefined };
}

interface WantedOfBlock {
  readonly rowid: number;
  readonly count: number;
  readonly positions: readonly number[];
}

/** Points at positions, which ascend, of all stretches together. */
function pointsAt(
  database: SqliteDatabase,
  stretches: readonly Stretch[],
  positions: readonly number[],
): MetricPoint[] {
  const points: MetricPoint[] = [];
  let waiting: WantedOfBlock[] = [];
  const readWaiting = (): void => {
    if (waiting.length > 0) points.push(...readBlocks(database, waiting));
    waiting = [];
  };
  let begin = 0;
  let at = 0;
  for (const { count, points: known, rowid } of stretches) {
    const offsets: number[] = [];
    for (let position = positions[at]; position !== undefined && position - begin < count;) {
      offsets.push(position - begin);
      position = positions[++at];
    }
    begin += count;
    if (offsets.length === 0) continue;
    if (rowid !== undefined) waiting.push({ rowid, count, positions: offsets });
    if (rowid === undefined || waiting.length >= BLOCKS_PER_READ) readWaiting();
    points.push(...offsets.flatMap((offset) => known[offset] ?? []));
  }
  readWaiting();
  return points;
}

/** The wanted points of blocks, whose rows are read together. */
function readBlocks(database: SqliteDatabase, wanted: readonly WantedOfBlock[]): MetricPoint[] {
  const rows = database.tuples<readonly [rowid: number, points: Uint8Array]>(
    'SELECT rowid, points FROM metric_blocks WHERE rowid IN (SELECT value FROM json_each(?))',
    JSON.stringify(wanted.map(({ rowid }) => rowid)),
  );
  const blocks = new Map(rows);
  return decodePointsAt(
    wanted.map(({ rowid, count, positions }) => {
      const block = blocks.get(rowid);
      if (block === undefined) throw new Error(`block ${rowid} is missing`);
      return { block, count, positions };
    }),
  );
}

type BlockTuple = readonly [
  rowid: number,
  count: number,
  minStep: Int64,
  maxStep: Int64,
  hasStepsInOrder: number,
];

/** The series as stretches that follow each other; undefined when its steps go back somewhere. */
function stretchesByStep(
  database: SqliteDatabase,
  key: SeriesKey,
  range: SampleQuery['range'],
): Stretch[] | undefined {
  const blocks = database.tuples<BlockTuple>(
    `SELECT rowid, count, min_step, max_step, has_steps_in_order FROM metric_blocks ` +
      `WHERE run_key = ? AND name_id = ?${BLOCK_ORDER}`,
    key.run_key,
    key.name_id,
  );
  const last = blocks.pop();
  // What is not in blocks yet mostly belongs behind the last block, or among its points.
  const sealed = last === undefined ? [] : decodePoints(pointsOf(database, last), last[1]);
  const tail = tailPoints(database, key);
  const [firstSealed] = sealed;
  const [firstOfTail] = tail;
  if (firstSealed && firstOfTail && compareHistory(firstOfTail, firstSealed) < 0) return undefined;
  const end = [...sealed, ...tail].toSorted(compareHistory);
  if (!isByStep(end)) return undefined;
  let reached: Int64 | undefined;
  for (const [, , minStep, maxStep, hasStepsInOrder] of blocks) {
    if (hasStepsInOrder === 0 || (reached !== undefined && minStep < reached)) return undefined;
    reached = maxStep;
  }
  if (reached !== undefined && end[0] !== undefined && end[0].step < reached) return undefined;
  return [...blocks.map((block) => blockStretch(database, block, range)), inMemory(within(end, range))];
}

function blockStretch(database: SqliteDatabase, block: BlockTuple, range: SampleQuery['range']): Stretch {
  const [rowid, count, minStep, maxStep] = block;
  if (range === undefined || (minStep >= range.start && maxStep <= range.end))
    return { count, points: [], rowid };
  const isOutside = maxStep < range.start || minStep > range.end;
  return inMemory(isOutside ? [] : within(decodePoints(pointsOf(database, block), count), range));
}

function pointsOf(database: SqliteDatabase, [rowid]: BlockTuple): Uint8Array {
  const [row] = database.tuples<readonly [Uint8Array]>(
    'SELECT points FROM metric_blocks WHERE rowid = ?',
    rowid,
  );
  if (row === undefined) throw new Error(`block ${rowid} is missing`);
  return row[0];
}

/** All points of a series in the order of {@link compareSteps}, within a range of steps. */
export function wholeByStep(
  database: SqliteDatabase,
  key: SeriesKey,
  range?: SampleQuery['range'],
): MetricPoint[] {
  const points = within(readHistory(database, key, { pointsMax: Number.MAX_SAFE_INTEGER }), range);
  return isByStep(points) ? points : points.toSorted(compareSteps);
}

function within(points: MetricPoint[], range: SampleQuery['range']): MetricPoint[] {
  if (range === undefined) return points;
  return points.filter(({ step }) => step >= range.start && step <= range.end);
}

function isByStep(points: readonly MetricPoint[]): boolean {
  return points.every((point, at) => at === 0 || (points[at - 1] as MetricPoint).step <= point.step);
}
