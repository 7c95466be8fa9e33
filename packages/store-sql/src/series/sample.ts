import type { Int64 } from '@millrace/protocol';
import { compareHistory, compareSteps, type MetricPoint, samplePositions } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { BLOCK_ORDER, type SeriesKey } from './blocks.ts';
import { decodePoints, decodePointsAt } from './codec.ts';
import { readHistory, tailPoints } from './reader.ts';

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
  const positions = samplePositions(count, query.pointsMax);
  const points: MetricPoint[] = [];
  let begin = 0;
  let at = 0;
  for (const stretch of stretches) {
    const wanted: number[] = [];
    for (; at < positions.length; at += 1) {
      const offset = (positions[at] ?? 0) - begin;
      if (offset >= stretch.count) break;
      wanted.push(offset);
    }
    if (wanted.length > 0) points.push(...stretch.pointsAt(wanted));
    begin += stretch.count;
  }
  return points;
}

/** Consecutive points in the order of steps. */
interface Stretch {
  readonly count: number;
  pointsAt(positions: readonly number[]): MetricPoint[];
}

function inMemory(points: readonly MetricPoint[]): Stretch {
  return {
    count: points.length,
    pointsAt: (positions) => positions.flatMap((position) => points[position] ?? []),
  };
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
  const [, count, minStep, maxStep] = block;
  if (range === undefined || (minStep >= range.start && maxStep <= range.end))
    return { count, pointsAt: (positions) => decodePointsAt(pointsOf(database, block), count, positions) };
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

function wholeByStep(database: SqliteDatabase, key: SeriesKey, range: SampleQuery['range']): MetricPoint[] {
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
