import type { RunIndexQuery } from '@millrace/store';
import { readExperimentId, readPageToken, tokenInteger, writePageToken } from '@millrace/store';
import { invalidParameter } from '@millrace/protocol';
import type { SqliteDatabase } from '../sqlite/database.ts';

const STAGES = {
  ACTIVE_ONLY: 'deleted_time IS NULL',
  DELETED_ONLY: 'deleted_time IS NOT NULL',
  ALL: '1',
} as const;

/** Columns that one statement reads: their texts are in memory together. */
const COLUMNS_PER_READ = 16;
/** What a cell of a column can be in JSON. */
export type Cell = string | number | null;

/** A subquery for the keys of runs, whose one value is {@link RunSelection.keysText}. */
export const RUN_KEYS = 'SELECT value FROM json_each(?)';

/** The start as text: clients may say what no number of JavaScript holds. */
type Place = readonly [startTime: string, runKey: number];
const PLACE = 'CAST(start_time AS TEXT), run_key';

/**
 * The runs of an index. SQLite gives each column as one JSON text: a hundred thousand rows come in a tenth of the
 * time that they take one by one.
 */
export class RunSelection {
  readonly #database: SqliteDatabase;
  readonly keys: readonly number[];
  /** The keys as JSON. */
  readonly keysText: string;
  /** Undefined with the last part. */
  readonly nextPageToken: string | undefined;
  /** All runs that there are; only counted for the first part. */
  readonly total: number | undefined;
  #rows: ReadonlyMap<number, number> | undefined;

  constructor(database: SqliteDatabase, query: RunIndexQuery) {
    this.#database = database;
    const ids = [...new Set(query.experiment_ids.map(readExperimentId))];
    const places =
      query.run_ids === undefined ? placesOf(database, ids, query) : placesOfRuns(database, ids, query);
    const part = places.slice(0, query.max_results);
    const last = part.at(-1);
    this.keys = part.map(([, key]) => key);
    this.keysText = JSON.stringify(this.keys);
    this.nextPageToken = places.length > part.length ? writePageToken(last) : undefined;
    if (query.run_ids === undefined && !query.page_token && query.bare !== true)
      this.total = this.nextPageToken === undefined ? part.length : countOf(database, ids, query);
  }

  /** Expressions over all runs, each with its values in the order of rows. */
  columns(expressions: readonly string[]): Cell[][] {
    const columns: Cell[][] = [];
    for (let at = 0; at < expressions.length; at += COLUMNS_PER_READ)
      columns.push(...this.#read(expressions.slice(at, at + COLUMNS_PER_READ)));
    return columns;
  }

  #read(expressions: readonly string[]): Cell[][] {
    const [row = []] = this.#database.tuples<readonly string[]>(
      `SELECT ${expressions.map((_, at) => `json_group_array(x${at})`).join(', ')} FROM (SELECT ` +
        `${expressions.map((expression, at) => `${expression} AS x${at}`).join(', ')} FROM json_each(?) k ` +
        'CROSS JOIN runs r ON r.run_key = k.value ORDER BY k.key)',
      this.keysText,
    );
    return row.map((text) => JSON.parse(text) as Cell[]);
  }

  rowOf(key: number): number | undefined {
    this.#rows ??= new Map(this.keys.map((one, row) => [one, row]));
    return this.#rows.get(key);
  }
}

/** The runs after the page token, one more than are wanted. By experiment, because the index goes by start in each. */
function placesOf(
  database: SqliteDatabase,
  experimentIds: readonly number[],
  { run_view_type, max_results, page_token }: RunIndexQuery,
): Place[] {
  const after = page_token ? readPlace(page_token) : undefined;
  const bound = after === undefined ? '1' : 'start_time <= ? AND (start_time < ? OR run_key < ?)';
  const start = BigInt(after?.[0] ?? 0);
  const values = after === undefined ? [] : [start, start, after[1]];
  const places = experimentIds.flatMap((id) =>
    database.tuples<Place>(
      `SELECT ${PLACE} FROM runs WHERE experiment_id = ? AND ${STAGES[run_view_type]} AND ${bound} ` +
        'ORDER BY start_time DESC, run_key DESC LIMIT +?',
      id,
      ...values,
      max_results === undefined ? -1 : max_results + 1,
    ),
  );
  return experimentIds.length === 1 ? places : places.toSorted(byPlace);
}

function placesOfRuns(
  database: SqliteDatabase,
  experimentIds: readonly number[],
  { run_view_type, run_ids }: RunIndexQuery,
): Place[] {
  return database
    .tuples<Place>(
      `SELECT ${PLACE} FROM runs WHERE run_id IN (SELECT value FROM json_each(?)) AND experiment_id IN ` +
        `(SELECT value FROM json_each(?)) AND ${STAGES[run_view_type]}`,
      JSON.stringify(run_ids),
      JSON.stringify(experimentIds),
    )
    .toSorted(byPlace);
}

function countOf(
  database: SqliteDatabase,
  experimentIds: readonly number[],
  { run_view_type }: RunIndexQuery,
): number {
  const [[count] = [0]] = database.tuples<readonly [number]>(
    'SELECT count(*) FROM runs WHERE experiment_id IN (SELECT value FROM json_each(?)) ' +
      `AND ${STAGES[run_view_type]}`,
    JSON.stringify(experimentIds),
  );
  return count;
}

function byPlace([startA, keyA]: Place, [startB, keyB]: Place): number {
  if (startA === startB) return keyB - keyA;
  return BigInt(startB) > BigInt(startA) ? 1 : -1;
}

function readPlace(token: string): Place {
  const place = readPageToken(token);
  if (Array.isArray(place) && tokenInteger(place[0]) !== undefined && Number.isSafeInteger(place[1]))
    return [String(place[0]), place[1] as number];
  throw invalidParameter('Invalid page token: it is none of this endpoint.');
}
