import { compareHistory, type MetricPoint } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { sealPoints } from './blocks.ts';
import { type NamedPoint, packChunk, visitPoints } from './chunk.ts';
import { chunksOf, type RunSeries, saveSeries, type Series } from './run-series.ts';

/** Series sealed in one commit: some milliseconds. The rest follows in later commits. */
const SERIES_PER_COMMIT_MAX = 48;

/**
 * Moves a run's points from chunks to blocks. The points of all chunks so far are sorted by metric once; then
 * each commit seals some metrics, and the last one drops the chunks. After a crash in between, `sealed_chunk` of
 * each metric tells which of its points are in blocks already.
 */
export class Sealing {
  readonly #database: SqliteDatabase;
  readonly #run: RunSeries;
  readonly #lastChunk: number;
  readonly #waiting: [Series, MetricPoint[]][];

  constructor(database: SqliteDatabase, run: RunSeries) {
    this.#database = database;
    this.#run = run;
    const bySeries = new Map<Series, MetricPoint[]>();
    const chunks = chunksOf(database, run.run_key);
    for (const [chunkId, points] of chunks) {
      visitPoints(points, ({ name_id, timestamp, step, value }) => {
        const series = run.series.get(name_id);
        if (series === undefined || chunkId <= series.sealedChunk) return;
        const list = bySeries.get(series);
        if (list === undefined) bySeries.set(series, [{ timestamp, step, value }]);
        else list.push({ timestamp, step, value });
      });
    }
    this.#lastChunk = chunks.at(-1)?.[0] ?? 0;
    this.#waiting = [...bySeries];
    run.open = undefined;
  }

  /** Seals the next few metrics; true when none is left. */
  advance(seriesMax: number = SERIES_PER_COMMIT_MAX): boolean {
    for (const [series, points] of this.#waiting.splice(0, seriesMax)) {
      sealPoints(this.#database, series, points.toSorted(compareHistory));
      series.sealedChunk = this.#lastChunk;
      series.tailCount -= points.length;
      this.#run.tailPoints -= points.length;
      saveSeries(this.#database, series);
    }
    if (this.#waiting.length > 0) return false;
    this.#run.known = undefined;
    this.#database.run(
      'DELETE FROM metric_chunks WHERE run_key = ? AND chunk_id <= ?',
      this.#run.run_key,
      this.#lastChunk,
    );
    return true;
  }
}

/**
 * Puts the chunks of a run that has ended into one packed chunk: right where blocks would hold few points each. It
 * is a new row, so that the pages of the old ones come free.
 */
export function packChunks(database: SqliteDatabase, run: RunSeries): void {
  const points: NamedPoint[] = [];
  for (const [chunkId, chunk] of chunksOf(database, run.run_key)) {
    visitPoints(chunk, (point) => {
      const series = run.series.get(point.name_id);
      if (series !== undefined && chunkId > series.sealedChunk) points.push(point);
    });
  }
  database.run('DELETE FROM metric_chunks WHERE run_key = ?', run.run_key);
  run.open = undefined;
  if (points.length === 0) return;
  database.run(
    'INSERT INTO metric_chunks (run_key, is_tidy, points) VALUES (?, 1, ?)',
    run.run_key,
    packChunk(points.toSorted(compareHistory)),
  );
}
