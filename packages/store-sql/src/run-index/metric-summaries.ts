import type { SqliteDatabase } from '../sqlite/database.ts';
import { visitPoints } from '../series/chunk.ts';
import { RUN_KEYS, type RunSelection } from './selection.ts';

export interface MetricSummaries {
  readonly keys: readonly number[];
  /** null where all points are NaN. */
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly count: readonly number[];
}

interface Summary {
  min: number;
  max: number;
  count: number;
  sealedChunk: number;
}

/**
 * Min, max and count of a metric in all runs: of blocks from their summaries, of the rest from the points. Nothing of it
 * is kept, because a run would pay for it with every point while few columns are ever asked for.
 */
export function metricSummaries(
  database: SqliteDatabase,
  selection: RunSelection,
  nameId: number,
): MetricSummaries {
  const summaries = latestPoints(database, selection, nameId);
  addBlocks(database, summaries, nameId);
  addChunks(database, summaries, nameId);
  const all = [...summaries.values()];
  return {
    keys: [...summaries.keys()],
    min: all.map(({ min, max }) => (min > max ? null : min)),
    max: all.map(({ min, max }) => (min > max ? null : max)),
    count: all.map(({ count }) => count),
  };
}

function take(summary: Summary, value: number): void {
  if (value < summary.min) summary.min = value;
  if (value > summary.max) summary.max = value;
}

function latestPoints(
  database: SqliteDatabase,
  selection: RunSelection,
  nameId: number,
): Map<number, Summary> {
  const rows = database.tuples<readonly [key: number, sealedChunk: number, value: number | null]>(
    'SELECT t.run_key, t.sealed_chunk, t.latest_value FROM metric_series t ' +
      `WHERE t.name_id = ? AND t.run_key IN (${RUN_KEYS})`,
    nameId,
    selection.keysText,
  );
  return new Map(
    rows.map(([key, sealedChunk, value]) => {
      const summary = { min: Infinity, max: -Infinity, count: 1, sealedChunk };
      if (value !== null) take(summary, value);
      return [key, summary];
    }),
  );
}

function addBlocks(database: SqliteDatabase, summaries: Map<number, Summary>, nameId: number): void {
  const sealed = [...summaries].flatMap(([key, { sealedChunk }]) => (sealedChunk > 0 ? [key] : []));
  if (sealed.length === 0) return;
  const rows = database.tuples<readonly [number, number, number | null, number | null]>(
    'SELECT run_key, sum(count), min(min_value), max(max_value) FROM metric_blocks ' +
      `WHERE name_id = ? AND run_key IN (${RUN_KEYS}) GROUP BY run_key`,
    nameId,
    JSON.stringify(sealed),
  );
  for (const [key, count, min, max] of rows) {
    const summary = summaries.get(key);
    if (summary === undefined) continue;
    summary.count += count;
    if (min !== null) take(summary, min);
    if (max !== null) take(summary, max);
  }
}

/** Runs whose chunks are read at once. */
const RUNS_PER_READ = 2000;

function addChunks(database: SqliteDatabase, summaries: Map<number, Summary>, nameId: number): void {
  const keys = [...summaries.keys()];
  for (let at = 0; at < keys.length; at += RUNS_PER_READ) {
    const chunks = database.tuples<readonly [key: number, chunkId: number, points: Uint8Array]>(
      `SELECT run_key, chunk_id, points FROM metric_chunks WHERE run_key IN (${RUN_KEYS})`,
      JSON.stringify(keys.slice(at, at + RUNS_PER_READ)),
    );
    for (const [key, chunkId, points] of chunks) {
      const summary = summaries.get(key);
      if (summary === undefined || chunkId <= summary.sealedChunk) continue;
      visitPoints(points, ({ name_id, value }) => {
        if (name_id !== nameId) return;
        summary.count += 1;
        take(summary, value);
      });
    }
  }
}
