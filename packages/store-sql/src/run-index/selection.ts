import type { RunIndexQuery } from '@millrace/store';
import { readExperimentId } from '@millrace/store';
import { joinSql, type Sql, sql } from '../search/sql.ts';
import type { SqliteDatabase } from '../sqlite/database.ts';

const STAGES = {
  ACTIVE_ONLY: 'r.deleted_time IS NULL',
  DELETED_ONLY: 'r.deleted_time IS NOT NULL',
  ALL: '1',
} as const;

/**
 * The runs of an index. SQLite gives each column as one JSON text: a hundred thousand rows come in a tenth of the
 * time that they take one by one.
 */
export class RunSelection {
  readonly #database: SqliteDatabase;
  readonly #where: Sql;
  readonly keys: readonly number[];
  /** What was asked of the runs' own table, in the order of rows. */
  readonly attributes: readonly (readonly (string | number | null)[])[];
  readonly #rows: ReadonlyMap<number, number> | undefined;
  readonly #firstKey: number;

  constructor(database: SqliteDatabase, query: RunIndexQuery, expressions: readonly string[]) {
    this.#database = database;
    const ids = [...new Set(query.experiment_ids.map(readExperimentId))];
    const where = [
      sql('r.experiment_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
      sql(STAGES[query.run_view_type]),
    ];
    if (query.run_ids !== undefined)
      where.push(sql('r.run_id IN (SELECT value FROM json_each(?))', JSON.stringify(query.run_ids)));
    this.#where = joinSql(where, ' AND ');
    const [keys = [], ...attributes] = this.#columns(['r.run_key', ...expressions]);
    this.keys = keys as number[];
    this.attributes = attributes;
    this.#firstKey = this.keys[0] ?? 0;
    const span = (this.keys.at(-1) ?? 0) - this.#firstKey + 1;
    this.#rows = span === this.keys.length ? undefined : new Map(this.keys.map((key, row) => [key, row]));
  }

  /** Expressions over all runs, each with its values in the order of rows. */
  #columns(expressions: readonly string[]): (string | number | null)[][] {
    const names = expressions.map((_, at) => `x${at}`);
    const [row = []] = this.#database.tuples<readonly string[]>(
      `SELECT ${names.map((name) => `json_group_array(${name})`).join(', ')} FROM (SELECT ` +
        `${expressions.map((expression, at) => `${expression} AS x${at}`).join(', ')} FROM runs r ` +
        `WHERE ${this.#where.sql} ORDER BY r.run_key)`,
      ...this.#where.values,
    );
    return row.map((text) => JSON.parse(text) as (string | number | null)[]);
  }

  /** Key and value of all rows of a table that belong to the runs, `condition` holding for them. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- columns are typed where their SQL is
  pairs<T>(table: string, value: string, condition: Sql): readonly [keys: number[], values: T[]] {
    const [row] = this.#database.tuples<readonly [string, string]>(
      `SELECT json_group_array(t.run_key), json_group_array(${value}) FROM ${table} t ` +
        `WHERE ${condition.sql} AND t.run_key IN (${this.runKeys})`,
      ...condition.values,
      ...this.values,
    );
    return [JSON.parse(row?.[0] ?? '[]') as number[], JSON.parse(row?.[1] ?? '[]') as T[]];
  }

  /** A subquery for the keys of the runs; its values are {@link values}. */
  get runKeys(): string {
    return `SELECT r.run_key FROM runs r WHERE ${this.#where.sql}`;
  }

  get values(): Sql['values'] {
    return this.#where.values;
  }

  rowOf(key: number): number | undefined {
    if (this.#rows !== undefined) return this.#rows.get(key);
    const row = key - this.#firstKey;
    return row >= 0 && row < this.keys.length ? row : undefined;
  }
}
