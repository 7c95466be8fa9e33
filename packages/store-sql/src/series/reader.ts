import type { Int64 } from '@millrace/protocol';
import { compareHistory, type MetricPoint } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { BLOCK_ORDER, type SeriesKey } from './blocks.ts';
import { visitPoints } from './chunk.ts';
import { decodePoints } from './codec.ts';
import { chunksOf } from './run-series.ts';

const BLOCKS =
  'SELECT first_timestamp, first_step, first_value, first_is_nan, count, points FROM metric_blocks ' +
  'WHERE run_key = ? AND name_id = ?';

type BlockTuple = readonly [Int64, Int64, number, number, number, Uint8Array];

export interface HistoryRange {
  /** Only points after this one in history order. */
  readonly after?: MetricPoint | undefined;
  readonly pointsMax: number;
}

/** Points of a series in history order: timestamp, step, value. */
export function readHistory(database: SqliteDatabase, key: SeriesKey, range: HistoryRange): MetricPoint[] {
  const { after, pointsMax } = range;
  const tail = tailPoints(database, key).filter(
    (point) => after === undefined || compareHistory(point, after) > 0,
  );
  const points: MetricPoint[] = [];
  let tailAt = 0;
  for (const block of blocksFrom(database, key, after)) {
    for (const point of decodePoints(block[5], block[4])) {
      if (after !== undefined && compareHistory(point, after) <= 0) continue;
      for (
        let next = tail[tailAt];
        next !== undefined && compareHistory(next, point) < 0;
        next = tail[tailAt]
      ) {
        points.push(next);
        tailAt += 1;
      }
      points.push(point);
    }
    if (points.length >= pointsMax) break;
  }
  while (tailAt < tail.length && points.length < pointsMax) points.push(tail[tailAt++] as MetricPoint);
  return points.length > pointsMax ? points.slice(0, pointsMax) : points;
}

/** The points of a series that are not in blocks, in history order. */
export function tailPoints(database: SqliteDatabase, key: SeriesKey): MetricPoint[] {
  const [series] = database.tuples<readonly [sealedChunk: number, Int64, Int64, number | null]>(
    'SELECT sealed_chunk, latest_timestamp, latest_step, latest_value FROM metric_series ' +
      'WHERE run_key = ? AND name_id = ?',
    key.run_key,
    key.name_id,
  );
  if (series === undefined) return [];
  const [sealedChunk, latestTimestamp, latestStep, latestValue] = series;
  const points = [{ timestamp: latestTimestamp, step: latestStep, value: latestValue ?? Number.NaN }];
  for (const [, chunk] of chunksOf(database, key.run_key, sealedChunk)) {
    visitPoints(chunk, ({ name_id, timestamp, step, value }) => {
      if (name_id === key.name_id) points.push({ timestamp, step, value });
    });
  }
  return points.sort(compareHistory);
}

/** Blocks from the one that may hold the first point after `after`, a few at a time. */
function* blocksFrom(
  database: SqliteDatabase,
  key: SeriesKey,
  after: MetricPoint | undefined,
): Generator<BlockTuple> {
  const blocksPerRead = 32;
  let start: readonly [Int64, Int64, number, number] | undefined;
  if (after !== undefined) {
    const [first] = database.tuples<BlockTuple>(
      `${BLOCKS} AND (first_timestamp, first_step, first_value) <= (?, ?, ?) ` +
        'ORDER BY first_timestamp DESC, first_step DESC, first_value DESC, first_is_nan DESC LIMIT 1',
      key.run_key,
      key.name_id,
      after.timestamp,
      after.step,
      Number.isNaN(after.value) ? 0 : after.value,
    );
    if (first !== undefined) {
      yield first;
      start = [first[0], first[1], first[2], first[3]];
    }
  }
  for (;;) {
    const batch: BlockTuple[] =
      start === undefined
        ? database.tuples<BlockTuple>(
            `${BLOCKS}${BLOCK_ORDER} LIMIT +?`,
            key.run_key,
            key.name_id,
            blocksPerRead,
          )
        : database.tuples<BlockTuple>(
            `${BLOCKS} AND (first_timestamp, first_step, first_value, first_is_nan) > (?, ?, ?, ?)${BLOCK_ORDER} LIMIT +?`,
            key.run_key,
            key.name_id,
            ...start,
            blocksPerRead,
          );
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined || batch.length < blocksPerRead) return;
    start = [last[0], last[1], last[2], last[3]];
  }
}
