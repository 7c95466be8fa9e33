import { invalidParameter } from '@millrace/protocol';
import type { Expression, OrderTerm } from '@millrace/search';
import { readPageToken, tokenInteger, writePageToken } from '@millrace/store';
import type { SqliteDatabase, SqlValue } from '../sqlite/database.ts';
import { conditionOf } from './condition.ts';
import type { Fields } from './fields.ts';
import { afterPosition, sortColumns } from './order.ts';
import { joinSql, type Sql, sql } from './sql.ts';

export interface PageQuery {
  readonly database: SqliteDatabase;
  readonly fields: Fields;
  /** When ordering reaches fields in another way than filtering. */
  readonly orderFields?: Fields;
  /** `FROM` with the alias that the fields use. */
  readonly from: string;
  /** The row's integer key. */
  readonly key: string;
  readonly where: Sql;
  readonly filter: Expression | undefined;
  /** How the filter becomes SQL, when it takes more than fields. */
  readonly condition?: (filter: Expression) => Sql;
  readonly order: readonly OrderTerm[];
  /** A field that no two rows share; appended unless the order names it. */
  readonly tieBreak: OrderTerm;
  /** Attributes that may be NULL. */
  readonly nullableAttributes?: ReadonlySet<string>;
  readonly max_results: number;
  readonly page_token: string | undefined;
}

export interface KeyPage {
  readonly keys: number[];
  readonly next_page_token: string | undefined;
}

/**
 * One page of keys. The token holds the last row's place in the order, not an offset: a page neither
 * repeats nor skips a row when others are added in between, and a deep page costs what the first one does.
 */
export function searchPage(query: PageQuery): KeyPage {
  const order = query.order.some((term) => isSameField(term, query.tieBreak))
    ? query.order
    : [...query.order, query.tieBreak];
  const nullable = query.nullableAttributes ?? new Set();
  const columns = sortColumns(
    order,
    query.orderFields ?? query.fields,
    (term) => term.entity !== 'attribute' || nullable.has(term.key),
  );
  const names = columns.map((_, index) => `sort_${index}`);
  const conditions =
    query.filter === undefined
      ? [query.where]
      : [query.where, query.condition?.(query.filter) ?? conditionOf(query.filter, query.fields)];
  const filtered = joinSql(conditions, ' AND ');
  const selected = joinSql(
    columns.map(({ expression }, index) => sql(`${expression.sql} AS ${names[index]}`, ...expression.values)),
    ', ',
  );
  const start = readPosition(query.page_token, columns.length);
  const after = Array.isArray(start) ? afterPosition(names, columns, start) : sql('1');
  const direction = columns.map(({ ascending }, index) => `${names[index]} ${ascending ? 'ASC' : 'DESC'}`);
  // SQLite flattens the inner SELECT, so an index on the first sort column serves order and bound alike.
  const rows = query.database.tuples<readonly [number, ...SqlValue[]]>(
    `SELECT * FROM (SELECT ${query.key} AS row_key, ${selected.sql} FROM ${query.from} WHERE ${filtered.sql}) ` +
      `WHERE ${after.sql} ORDER BY ${direction.join(', ')} LIMIT +? OFFSET ?`,
    ...selected.values,
    ...filtered.values,
    ...after.values,
    query.max_results + 1,
    typeof start === 'number' ? start : 0,
  );
  const page = rows.slice(0, query.max_results);
  const last = page.at(-1);
  const hasMore = rows.length > query.max_results && last !== undefined;
  return {
    keys: page.map(([key]) => key),
    next_page_token: hasMore ? writePosition(last.slice(1)) : undefined,
  };
}

function isSameField(left: OrderTerm, right: OrderTerm): boolean {
  return left.entity === right.entity && left.key === right.key;
}

interface Position {
  readonly after: readonly (string | number | null | { readonly int64: string })[];
}

/** An offset for a token that MLflow made, a place in the order for one of ours. */
function readPosition(token: string | undefined, columns: number): number | SqlValue[] | undefined {
  if (token === undefined || token === '') return undefined;
  const parsed = readPageToken(token) as Partial<Position> & { offset?: unknown };
  if (typeof parsed === 'object' && parsed !== null) {
    if (typeof parsed.offset === 'number' && Number.isSafeInteger(parsed.offset) && parsed.offset > 0)
      return parsed.offset;
    const { after } = parsed;
    if (Array.isArray(after) && after.length === columns) {
      const values = after.map(readValue);
      if (!values.includes(undefined)) return values as SqlValue[];
    }
  }
  throw invalidParameter(`Invalid page token, parsed value=${JSON.stringify(parsed)}`);
}

function readValue(value: unknown): SqlValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return tokenInteger((value as { int64?: unknown }).int64);
}

function writePosition(values: readonly SqlValue[]): string {
  return writePageToken({
    after: values.map((value) => (typeof value === 'bigint' ? { int64: String(value) } : value)),
  });
}
