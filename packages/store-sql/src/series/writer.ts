import type { Int64 } from '@millrace/protocol';
import { compareHistory, isLater, type MetricPoint, storedValue } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import { isSealed, lastSealedPoint, SEAL_POINTS, sealPoints, type SeriesKey, sortableValue } from './blocks.ts';

/** Summaries kept in memory between writes. */
const SERIES_IN_MEMORY_MAX = 50_000;
const SERIES_PER_RUN = 2 ** 32;

interface Series extends SeriesKey {
  count: number;
  nanCount: number;
  tailCount: number;
  minValue: number | null;
  maxValue: number | null;
  latest: MetricPoint | undefined;
  /** The end of what is sealed: anything after it cannot be in a block. */
  sealedEnd: MetricPoint | undefined;
  isNew: boolean;
  isDirty: boolean;
}

interface SeriesRow {
  count: number;
  nan_count: number;
  tail_count: number;
  min_value: number | null;
  max_value: number | null;
  latest_step: Int64;
  latest_timestamp: Int64;
  latest_value: number | null;
}

interface TailRow {
  timestamp: Int64;
  step: Int64;
  value: number;
  is_nan: number;
}

/**
 * Appends points to series. A new point goes to the tail, whose primary key drops an identical one; only a
 * point that does not lie after all sealed ones is looked for in the single block that could hold it. Count,
 * min, max and latest are kept in memory and written by {@link flush} in the same commit.
 */
export class SeriesWriter {
  readonly #database: SqliteDatabase;
  readonly #series = new Map<number, Series>();
  #dirty: Series[] = [];

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  append(key: SeriesKey, point: MetricPoint): void {
    const series = this.#load(key);
    const stored = { timestamp: point.timestamp, step: point.step, value: storedValue(point.value) };
    if (series.sealedEnd !== undefined && compareHistory(stored, series.sealedEnd) <= 0) {
      if (isSealed(this.#database, key, stored)) return;
    }
    if (!this.#insert(key, stored)) return;
    summarise(series, stored);
    if (!series.isDirty) {
      series.isDirty = true;
      this.#dirty.push(series);
    }
  }

  /** Writes the summaries that changed and seals the tails that are full. */
  flush(): void {
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const series of dirty) {
      series.isDirty = false;
      if (series.tailCount >= SEAL_POINTS) this.#seal(series);
      this.#save(series);
    }
  }

  /** Seals what is left in the tails of series that get no more points; returns how many were sealed. */
  sealIdle(limit: number, pointsMin: number): number {
    const keys = this.#database.rows<{ run_key: number; name_id: number }>(
      'SELECT s.run_key, s.name_id FROM metric_series s JOIN runs r USING (run_key) ' +
        "WHERE s.tail_count >= ? AND r.status NOT IN ('RUNNING', 'SCHEDULED') LIMIT ?",
      pointsMin,
      limit,
    );
    for (const key of keys) {
      const series = this.#load(key);
      this.#seal(series);
      this.#save(series);
    }
    return keys.length;
  }

  /** Drops what is in memory, because it may differ from the database. */
  forget(): void {
    this.#series.clear();
    this.#dirty = [];
  }

  #insert({ run_key, name_id }: SeriesKey, point: MetricPoint): boolean {
    const { changes } = this.#database.run(
      'INSERT OR IGNORE INTO metric_tail VALUES (?, ?, ?, ?, ?, ?)',
      run_key,
      name_id,
      point.timestamp,
      point.step,
      sortableValue(point),
      Number.isNaN(point.value) ? 1 : 0,
    );
    return changes > 0;
  }

  #load({ run_key, name_id }: SeriesKey): Series {
    const id = run_key * SERIES_PER_RUN + name_id;
    const known = this.#series.get(id);
    if (known !== undefined) return known;
    if (this.#series.size >= SERIES_IN_MEMORY_MAX) this.#evict();
    const row = this.#database.row<SeriesRow>(
      'SELECT * FROM metric_series WHERE run_key = ? AND name_id = ?',
      run_key,
      name_id,
    );
    const series = row === undefined ? emptySeries({ run_key, name_id }) : this.#revive({ run_key, name_id }, row);
    this.#series.set(id, series);
    return series;
  }

  #revive(key: SeriesKey, row: SeriesRow): Series {
    return {
      ...key,
      count: row.count,
      nanCount: row.nan_count,
      tailCount: row.tail_count,
      minValue: row.min_value,
      maxValue: row.max_value,
      latest: { step: row.latest_step, timestamp: row.latest_timestamp, value: row.latest_value ?? Number.NaN },
      sealedEnd: row.count > row.tail_count ? lastSealedPoint(this.#database, key) : undefined,
      isNew: false,
      isDirty: false,
    };
  }

  /** Makes room by dropping the series that were loaded first and are not waiting to be written. */
  #evict(): void {
    for (const [id, series] of this.#series) {
      if (this.#series.size < SERIES_IN_MEMORY_MAX * 0.9) return;
      if (!series.isDirty) this.#series.delete(id);
    }
  }

  #save(series: Series): void {
    const { latest } = series;
    if (latest === undefined) return;
    const summary = [
      series.count,
      series.nanCount,
      series.tailCount,
      series.minValue,
      series.maxValue,
      latest.step,
      latest.timestamp,
      Number.isNaN(latest.value) ? null : latest.value,
    ];
    if (series.isNew) {
      series.isNew = false;
      this.#database.run(
        'INSERT INTO metric_series (count, nan_count, tail_count, min_value, max_value, latest_step, ' +
          'latest_timestamp, latest_value, run_key, name_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...summary,
        series.run_key,
        series.name_id,
      );
      return;
    }
    this.#database.run(
      'UPDATE metric_series SET count = ?, nan_count = ?, tail_count = ?, min_value = ?, max_value = ?, ' +
        'latest_step = ?, latest_timestamp = ?, latest_value = ? WHERE run_key = ? AND name_id = ?',
      ...summary,
      series.run_key,
      series.name_id,
    );
  }

  #seal(series: Series): void {
    const { run_key, name_id } = series;
    const rows = this.#database.rows<TailRow>(
      'SELECT timestamp, step, value, is_nan FROM metric_tail WHERE run_key = ? AND name_id = ? ' +
        'ORDER BY timestamp, step, value, is_nan',
      run_key,
      name_id,
    );
    const points = rows.map((row) => ({
      timestamp: row.timestamp,
      step: row.step,
      value: row.is_nan === 1 ? Number.NaN : row.value,
    }));
    sealPoints(this.#database, series, points);
    this.#database.run('DELETE FROM metric_tail WHERE run_key = ? AND name_id = ?', run_key, name_id);
    series.tailCount = 0;
    const last = points.at(-1);
    if (last !== undefined && (series.sealedEnd === undefined || compareHistory(last, series.sealedEnd) > 0)) {
      series.sealedEnd = last;
    }
  }
}

function emptySeries(key: SeriesKey): Series {
  return {
    ...key,
    count: 0,
    nanCount: 0,
    tailCount: 0,
    minValue: null,
    maxValue: null,
    latest: undefined,
    sealedEnd: undefined,
    isNew: true,
    isDirty: false,
  };
}

function summarise(series: Series, point: MetricPoint): void {
  series.count += 1;
  series.tailCount += 1;
  if (Number.isNaN(point.value)) series.nanCount += 1;
  else {
    if (series.minValue === null || point.value < series.minValue) series.minValue = point.value;
    if (series.maxValue === null || point.value > series.maxValue) series.maxValue = point.value;
  }
  if (series.latest === undefined || isLater(point, series.latest)) series.latest = point;
}
