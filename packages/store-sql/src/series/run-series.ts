import type { Int64 } from '@millrace/protocol';
import { compareHistory, isLater, type MetricPoint } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { lastSealedPoint } from './blocks.ts';
import { visitPoints } from './chunk.ts';

/** The summary of one metric of a run, as the writer keeps it in memory. */
export interface Series {
  readonly run_key: number;
  readonly name_id: number;
  count: number;
  nanCount: number;
  /** Points that are in chunks only. */
  tailCount: number;
  sealedChunk: number;
  minValue: number | null;
  maxValue: number | null;
  latest: MetricPoint | undefined;
  /** The greatest point in history order: a greater one is certainly new. */
  last: MetricPoint | undefined;
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
  open: { readonly chunk_id: number; readonly bytes: Uint8Array; readonly count: number } | undefined;
  /** Points of the chunks by metric, made when a point came that may be there already. */
  known: Map<number, Set<string>> | undefined;
}

interface SeriesRow {
  name_id: number;
  count: number;
  nan_count: number;
  sealed_chunk: number;
  min_value: number | null;
  max_value: number | null;
  latest_step: Int64;
  latest_timestamp: Int64;
  latest_value: number | null;
}

export type ChunkTuple = readonly [chunk_id: number, count: number, points: Uint8Array];

export function chunksOf(database: SqliteDatabase, runKey: number, after = 0): ChunkTuple[] {
  return database.tuples<ChunkTuple>(
    'SELECT chunk_id, count, points FROM metric_chunks WHERE run_key = ? AND chunk_id > ? ORDER BY chunk_id',
    runKey,
    after,
  );
}

/** Reads what the writer must know of a run: its summaries and the points of its chunks, never its blocks. */
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
  for (const [chunkId, , points] of chunksOf(database, runKey)) {
    visitPoints(points, (point) => {
      const series = run.series.get(point.name_id);
      if (series === undefined || chunkId <= series.sealedChunk) return;
      series.tailCount += 1;
      run.tailPoints += 1;
      if (series.last === undefined || compareHistory(point, series.last) > 0) series.last = point;
    });
  }
  for (const series of run.series.values()) {
    if (series.count === series.tailCount) continue;
    const sealed = lastSealedPoint(database, series);
    if (sealed !== undefined && (series.last === undefined || compareHistory(sealed, series.last) > 0))
      series.last = sealed;
  }
  return run;
}

function revive(runKey: number, row: SeriesRow): Series {
  return {
    run_key: runKey,
    name_id: row.name_id,
    count: row.count,
    nanCount: row.nan_count,
    tailCount: 0,
    sealedChunk: row.sealed_chunk,
    minValue: row.min_value,
    maxValue: row.max_value,
    latest: { step: row.latest_step, timestamp: row.latest_timestamp, value: row.latest_value ?? Number.NaN },
    last: undefined,
    isStored: true,
    isDirty: false,
  };
}

export function emptySeries(runKey: number, nameId: number): Series {
  return {
    run_key: runKey,
    name_id: nameId,
    count: 0,
    nanCount: 0,
    tailCount: 0,
    sealedChunk: 0,
    minValue: null,
    maxValue: null,
    latest: undefined,
    last: undefined,
    isStored: false,
    isDirty: false,
  };
}

/** Counts a new point in its summary. */
export function addToSummary(series: Series, point: MetricPoint): void {
  series.count += 1;
  series.tailCount += 1;
  if (Number.isNaN(point.value)) series.nanCount += 1;
  else {
    if (series.minValue === null || point.value < series.minValue) series.minValue = point.value;
    if (series.maxValue === null || point.value > series.maxValue) series.maxValue = point.value;
  }
  if (series.latest === undefined || isLater(point, series.latest)) series.latest = point;
  if (series.last === undefined || compareHistory(point, series.last) > 0) series.last = point;
}

export function saveSummary(database: SqliteDatabase, series: Series): void {
  const { latest } = series;
  if (latest === undefined) return;
  const summary = [
    series.count,
    series.nanCount,
    series.sealedChunk,
    series.minValue,
    series.maxValue,
    latest.step,
    latest.timestamp,
    Number.isNaN(latest.value) ? null : latest.value,
    series.run_key,
    series.name_id,
  ];
  database.run(series.isStored ? UPDATE : INSERT, ...summary);
  series.isStored = true;
}

const INSERT =
  'INSERT INTO metric_series (count, nan_count, sealed_chunk, min_value, max_value, latest_step, ' +
  'latest_timestamp, latest_value, run_key, name_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
const UPDATE =
  'UPDATE metric_series SET count = ?, nan_count = ?, sealed_chunk = ?, min_value = ?, max_value = ?, ' +
  'latest_step = ?, latest_timestamp = ?, latest_value = ? WHERE run_key = ? AND name_id = ?';
