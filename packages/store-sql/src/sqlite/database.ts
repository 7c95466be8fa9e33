import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Int64 } from '@millrace/protocol';
import { translateDatabaseError } from './errors.ts';

export type SqlValue = SQLInputValue;

export interface OpenOptions {
  /** A file path, or `:memory:`. */
  readonly path: string;
  /** A connection that can only read; the file must exist. */
  readonly readOnly: boolean;
  readonly busyTimeoutMs: number;
}

/** Prepared statements kept per connection; searches make many different texts. */
const STATEMENTS_MAX = 300;
/** Pages kept in memory, in KiB. Readers go everywhere: a page that is read from the file anew costs as much as ten rows. */
const WRITER_CACHE_KIBIBYTES = 8 * 1024;
const READER_CACHE_KIBIBYTES = 32 * 1024;

/**
 * One SQLite connection with its prepared statements. WAL with `synchronous=FULL` (see
 * {@link makeDurable}): a commit that returned is on the disk. Errors come out as {@link ApiError} where the wire has a code for them.
 */
export class SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** True once something was written since {@link begin}. */
  hasWritten = false;

  constructor(options: OpenOptions) {
    this.#database = translated(() => {
      const database = new DatabaseSync(options.path, {
        readOnly: options.readOnly,
        timeout: options.busyTimeoutMs,
      });
      const cache = options.readOnly ? READER_CACHE_KIBIBYTES : WRITER_CACHE_KIBIBYTES;
      database.exec(
        `PRAGMA foreign_keys = ON; PRAGMA case_sensitive_like = ON; PRAGMA cache_size = -${cache};`,
      );
      if (options.readOnly) database.exec('PRAGMA query_only = ON');
      return database;
    });
  }

  /**
   * Makes every commit that returned survive a crash. Writes to the file's header: only to be called once the file
   * is known to be ours.
   */
  makeDurable(): void {
    this.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  }

  /** Registers a pure SQL function. */
  define(name: string, implementation: (...values: SqlValue[]) => SqlValue): void {
    this.#database.function(name, { deterministic: true }, implementation);
  }

  /** Registers a pure SQL aggregate. */
  defineAggregate<S>(
    name: string,
    {
      start,
      step,
      result,
    }: {
      start: () => S;
      step: (state: S, ...values: SqlValue[]) => S;
      result: (state: S) => SqlValue;
    },
  ): void {
    this.#database.aggregate(name, { deterministic: true, start, step, result } as never);
  }

  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number } {
    this.hasWritten = true;
    const { changes, lastInsertRowid } = translated(() => this.#prepare(sql).run(...values));
    return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
  }

  /** The first row; its type is the caller's promise about its own SQL. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- rows are typed where their SQL is
  row<T>(sql: string, ...values: SqlValue[]): T | undefined {
    return this.#read(sql, (statement) => statement.get(...values)) as T | undefined;
  }

  rows<T>(sql: string, ...values: SqlValue[]): T[] {
    return this.#read(sql, (statement) => statement.all(...values)) as T[];
  }

  /** Rows as arrays: the cheapest form, for hot paths. */
  tuples<T extends readonly unknown[]>(sql: string, ...values: SqlValue[]): T[] {
    return this.#read(`${sql} -- tuples`, (statement) => {
      statement.setReturnArrays(true);
      return statement.all(...values);
    }) as T[];
  }

  exec(sql: string): void {
    translated(() => this.#database.exec(sql));
  }

  begin(): void {
    this.hasWritten = false;
    this.#control('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.#control('COMMIT');
  }

  rollback(): void {
    if (this.#database.isTransaction) this.#control('ROLLBACK');
  }

  /** Changes whenever another connection has committed to the same file. */
  dataVersion(): number {
    return this.row<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #control(sql: string): void {
    translated(() => this.#prepare(sql).run());
  }

  /** Reads with plain numbers; only a result beyond 2^53 costs a second, exact reading. */
  #read(sql: string, read: (statement: StatementSync) => unknown): unknown {
    return translated(() => {
      const statement = this.#prepare(sql);
      try {
        return read(statement);
      } catch (error) {
        if ((error as { code?: string }).code !== 'ERR_OUT_OF_RANGE') throw error;
        statement.setReadBigInts(true);
        try {
          return narrowIntegers(read(statement));
        } finally {
          statement.setReadBigInts(false);
        }
      }
    });
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= STATEMENTS_MAX) {
      const oldest = this.#statements.keys().next();
      if (!oldest.done) this.#statements.delete(oldest.value);
    }
    // SQLite looks at the value of a bare parameter there: it compiles the statement anew each time it is bound, and
    // plans to sort all rows for the sake of a few.
    if (sql.includes('LIMIT ?')) throw new Error(`The limit must be written +?: ${sql}`);
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function translated<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

/** Turns the bigints that fit into numbers, in place. */
function narrowIntegers(result: unknown): unknown {
  for (const row of Array.isArray(result) ? result : [result]) {
    if (typeof row !== 'object' || row === null) continue;
    for (const [key, value] of Object.entries(row as Record<string, unknown>)) {
      if (typeof value === 'bigint') (row as Record<string, Int64>)[key] = narrow(value);
    }
  }
  return result;
}

function narrow(value: bigint): Int64 {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
