import type { Int64 } from '@millrace/protocol';
import { compareHistory, isLater, type MetricPoint } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { lastSealedPoint } from './blocks.ts';
import { type NamedPoint, visitPoints } from './chunk.ts';

/** One metric of a run, as the writer keeps it in memory. */
export interface Series {
  readonly run_key: number;
  readonly name_id: number;
  /** Points that are in chunks. */
  tailCount: number;
  /** The last chunk whose points of this metric are in blocks; 0 when none are. */
  sealedChunk: number;
  /** The latest point: in the row of the series, not in chunks or blocks. */
  latest: MetricPoint;
  /** The greatest point in history order: a greater one is certainly new. */
  last: MetricPoint;
  isStored: boolean;
  isDirty: boolean;
}

/** The metrics of one run, and where its next points go. */
export interface RunSeries {
  readonly run_key: number;
  readonly series: Map<number, Series>;
  /** Points in chunks that are not in blocks yet. */
  tailPoints: number;
  /** The chunk that still grows, with its bytes. */
  open: { readonly chunk_id: number; readonly bytes: Uint8Array } | undefined;
  /** Points that are not in blocks, by metric; made when a point came that may be there already. */
  known: Map<number, Set<string>> | undefined;
}

interface SeriesRow {
  name_id: number;
  sealed_chunk: number;
  latest_step: Int64;
  latest_timestamp: Int64;
  latest_value: number | null;
}

export type ChunkTuple = readonly [chunk_id: number, points: Uint8Array];

export function chunksOf(database: SqliteDatabase, runKey: number, after = 0): ChunkTuple[] {
  return database.tuples<ChunkTuple>(
    'SELECT chunk_id, points FROM metric_chunks WHERE run_key = ? AND chunk_id > ? ORDER BY chunk_id',
    runKey,
    after,
  );
}

/** Reads what the writer must know of a run: its series and the points of its chunks, of blocks only the last. */
export function loadRunSeries(database: SqliteDatabase, runKey: number): RunSeries {
  const run: RunSeries = {
    run_key: runKey,
    series: new Map(),
    tailPoints: 0,
    open: undefined,
    known: undefined,
  };
  for (const row of database.rows<SeriesRow>('SELECT * FROM metric_series WHERE run_key = ?', runKey)) {
    run.series.set(row.name_id, revive(runKey, row));
  }
  for (const [chunkId, points] of chunksOf(database, runKey)) {
    visitPoints(points, (point) => {
      const series = run.series.get(point.name_id);
      if (series === undefined || chunkId <= series.sealedChunk) return;
      series.tailCount += 1;
      run.tailPoints += 1;
      if (compareHistory(point, series.last) > 0) series.last = point;
    });
  }
  for (const series of run.series.values()) {
    if (series.sealedChunk === 0) continue;
    const sealed = lastSealedPoint(database, series);
    if (sealed !== undefined && compareHistory(sealed, series.last) > 0) series.last = sealed;
  }
  return run;
}

function revive(runKey: number, row: SeriesRow): Series {
  const latest = {
    step: row.latest_step,
    timestamp: row.latest_timestamp,
    value: row.latest_value ?? Number.NaN,
  };
  return {
    run_key: runKey,
    name_id: row.name_id,
    tailCount: 0,
    sealedChunk: row.sealed_chunk,
    latest,
    last: latest,
    isStored: true,
    isDirty: false,
  };
}

export function newSeries(runKey: number, point: NamedPoint): Series {
  return {
    run_key: runKey,
    name_id: point.name_id,
    tailCount: 0,
    sealedChunk: 0,
    latest: point,
    last: point,
    isStored: false,
    isDirty: false,
  };
}

/** Takes in a new point and returns the one that is not, or no longer, the latest: it belongs in a chunk. */
export function displace(series: Series, point: NamedPoint): NamedPoint {
  series.tailCount += 1;
  if (compareHistory(point, series.last) > 0) series.last = point;
  if (!isLater(point, series.latest)) return point;
  const { timestamp, step, value } = series.latest;
  series.latest = point;
  return { name_id: series.name_id, timestamp, step, value };
}

export function saveSeries(database: SqliteDatabase, series: Series): void {
  const { step, timestamp, value } = series.latest;
  database.run(
    series.isStored ? UPDATE : INSERT,
    series.sealedChunk,
    step,
    timestamp,
    Number.isNaN(value) ? null : value,
    series.run_key,
    series.name_id,
  );
  series.isStored = true;
}

const INSERT =
  'INSERT INTO metric_series (sealed_chunk, latest_step, latest_timestamp, latest_value, run_key, name_id) ' +
  'VALUES (?, ?, ?, ?, ?, ?)';
const UPDATE =
  'UPDATE metric_series SET sealed_chunk = ?, latest_step = ?, latest_timestamp = ?, latest_value = ? ' +
  'WHERE run_key = ? AND name_id = ?';
