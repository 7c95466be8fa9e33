import { compareHistory, type MetricPoint, storedValue } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { isSealed, SEAL_POINTS } from './blocks.ts';
import { encodePiece, type NamedPoint, visitPoints } from './chunk.ts';
import {
  chunksOf,
  displace,
  loadRunSeries,
  newSeries,
  type RunSeries,
  saveSeries,
  type Series,
} from './run-series.ts';
import { packChunks, Sealing } from './sealer.ts';

/** Runs whose series are kept in memory between writes. */
const RUNS_IN_MEMORY_MAX = 2000;
/** A chunk stops growing at this size: rewriting a row of one page costs what inserting one does. */
const OPEN_CHUNK_BYTES_MAX = 1500;
/** A run's points in chunks; at more they are sealed even if no single metric has many. */
const RUN_TAIL_POINTS_MAX = 128 * 1024;
/** A run that ended with fewer points a metric keeps them in one packed chunk. */
const BLOCK_POINTS_MIN = 64;

/**
 * Appends points to a run's metrics. The latest point of a metric is in the row of its series; the point whose
 * place it takes goes to the run's chunk, all metrics together, so that a batch adds to one row of points however
 * many keys it has, and a metric that is logged once needs none. A point that is greater than all of its metric is
 * certainly new; another is looked for among the points that are not in blocks and in the one block that could
 * hold it, so an identical point counts once without a scan of the history.
 */
export class SeriesWriter {
  readonly #database: SqliteDatabase;
  readonly #runs = new Map<number, RunSeries>();
  readonly #sealings = new Map<RunSeries, Sealing>();
  #pending = new Map<RunSeries, NamedPoint[]>();
  #dirty: Series[] = [];

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Takes a point into the transaction under way; {@link flush} writes it. */
  append(runKey: number, point: NamedPoint): void {
    const run = this.#load(runKey);
    const { name_id, timestamp, step } = point;
    const stored = { name_id, timestamp, step, value: storedValue(point.value) };
    let series = run.series.get(name_id);
    const waiting = this.#waitingOf(run);
    if (series === undefined) {
      series = newSeries(runKey, stored);
      run.series.set(name_id, series);
    } else {
      if (compareHistory(stored, series.last) <= 0 && this.#isKnown(run, series, stored)) return;
      waiting.push(displace(series, stored));
      run.tailPoints += 1;
    }
    if (run.known !== undefined) addKnown(run.known, stored);
    this.#database.hasWritten = true;
    if (series.isDirty) return;
    series.isDirty = true;
    this.#dirty.push(series);
  }

  /** Writes chunks and series, and seals runs that have many points in chunks. */
  flush(): void {
    const pending = this.#pending;
    const dirty = this.#dirty;
    this.#pending = new Map();
    this.#dirty = [];
    for (const [run, points] of pending) if (points.length > 0) this.#writeChunk(run, points);
    let fullest = 0;
    for (const series of dirty) {
      series.isDirty = false;
      saveSeries(this.#database, series);
      fullest = Math.max(fullest, series.tailCount);
    }
    for (const run of pending.keys()) this.#sealWhenFull(run, fullest);
  }

  /** Tidies up to `limit` runs that have ended; returns how many there were. */
  tidy(limit: number): number {
    const rows = this.#database.rows<{ run_key: number }>(
      'SELECT DISTINCT c.run_key FROM metric_chunks c JOIN runs r USING (run_key) ' +
        "WHERE c.is_tidy = 0 AND r.status NOT IN ('RUNNING', 'SCHEDULED') LIMIT +?",
      limit,
    );
    for (const { run_key } of rows) {
      const run = this.#load(run_key);
      if (run.tailPoints < BLOCK_POINTS_MIN * run.series.size) packChunks(this.#database, run);
      else (this.#sealings.get(run) ?? new Sealing(this.#database, run)).advance(Number.MAX_SAFE_INTEGER);
      this.#sealings.delete(run);
    }
    return rows.length;
  }

  /** Drops what is in memory, because it may differ from the database. */
  forget(): void {
    this.#runs.clear();
    this.#sealings.clear();
    this.#pending = new Map();
    this.#dirty = [];
  }

  /** The points that wait for {@link flush}; a run that has a list, be it empty, stays in memory until then. */
  #waitingOf(run: RunSeries): NamedPoint[] {
    let waiting = this.#pending.get(run);
    if (waiting === undefined) {
      waiting = [];
      this.#pending.set(run, waiting);
    }
    return waiting;
  }

  #load(runKey: number): RunSeries {
    const known = this.#runs.get(runKey);
    if (known !== undefined) return known;
    if (this.#runs.size >= RUNS_IN_MEMORY_MAX) this.#evict();
    const run = loadRunSeries(this.#database, runKey);
    this.#runs.set(runKey, run);
    return run;
  }

  /** Makes room by dropping the runs that were loaded first and have nothing under way. */
  #evict(): void {
    for (const [key, run] of this.#runs) {
      if (this.#runs.size < RUNS_IN_MEMORY_MAX * 0.9) return;
      if (!this.#pending.has(run) && !this.#sealings.has(run)) this.#runs.delete(key);
    }
  }

  #isKnown(run: RunSeries, series: Series, point: NamedPoint): boolean {
    run.known ??= this.#knownPoints(run);
    if (run.known.get(point.name_id)?.has(identity(point)) === true) return true;
    return series.sealedChunk > 0 && isSealed(this.#database, series, point);
  }

  #knownPoints(run: RunSeries): Map<number, Set<string>> {
    const known = new Map<number, Set<string>>();
    const add = (point: NamedPoint): void => addKnown(known, point);
    for (const [, points] of chunksOf(this.#database, run.run_key)) visitPoints(points, add);
    for (const point of this.#pending.get(run) ?? []) add(point);
    for (const { name_id, latest } of run.series.values()) add({ ...latest, name_id });
    return known;
  }

  #writeChunk(run: RunSeries, points: readonly NamedPoint[]): void {
    const piece = encodePiece(points);
    const { open } = run;
    if (open !== undefined && open.bytes.length + piece.length <= OPEN_CHUNK_BYTES_MAX) {
      const bytes = Buffer.concat([open.bytes, piece]);
      this.#database.run('UPDATE metric_chunks SET points = ? WHERE chunk_id = ?', bytes, open.chunk_id);
      run.open = { chunk_id: open.chunk_id, bytes };
      return;
    }
    const { lastInsertRowid } = this.#database.run(
      'INSERT INTO metric_chunks (run_key, is_tidy, points) VALUES (?, 0, ?)',
      run.run_key,
      piece,
    );
    run.open = { chunk_id: lastInsertRowid, bytes: piece };
  }

  #sealWhenFull(run: RunSeries, fullestSeries: number): void {
    let sealing = this.#sealings.get(run);
    if (sealing === undefined) {
      if (fullestSeries < SEAL_POINTS && run.tailPoints < RUN_TAIL_POINTS_MAX) return;
      const isFull = [...run.series.values()].some(({ tailCount }) => tailCount >= SEAL_POINTS);
      if (!isFull && run.tailPoints < RUN_TAIL_POINTS_MAX) return;
      sealing = new Sealing(this.#database, run);
      this.#sealings.set(run, sealing);
    }
    if (sealing.advance()) this.#sealings.delete(run);
  }
}

function addKnown(known: Map<number, Set<string>>, point: NamedPoint): void {
  const points = known.get(point.name_id);
  if (points === undefined) known.set(point.name_id, new Set([identity(point)]));
  else points.add(identity(point));
}

/** A point as text: two points are identical when their texts are. */
function identity(point: MetricPoint): string {
  return `${point.timestamp} ${point.step} ${point.value}`;
}
