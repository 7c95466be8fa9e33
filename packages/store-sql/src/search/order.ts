import type { OrderTerm } from '@millrace/search';
import type { SqlValue } from '../sqlite/database.ts';
import type { Fields } from './fields.ts';
import { joinSql, type Sql, sql } from './sql.ts';

/** One column of an ordering; `values` are those of the expression's question marks. */
export interface SortColumn {
  readonly expression: Sql;
  readonly ascending: boolean;
}

/**
 * An order as columns without NULLs to think about: fields that may be missing (or NaN) are preceded by a
 * rank (0 number, 1 NaN, 2 missing) that sorts them last in both directions.
 */
export function sortColumns(
  order: readonly OrderTerm[],
  fields: Fields,
  isNullable: (term: OrderTerm) => boolean,
): SortColumn[] {
  return order.flatMap((term) => {
    const { value, exists, nan } = fields.field(term.entity, term.key);
    const column = { expression: value, ascending: term.ascending };
    if (!isNullable(term)) return [column];
    const rank =
      nan === 'null' && exists !== undefined
        ? sql(
            `CASE WHEN NOT (${exists.sql}) THEN 2 WHEN (${value.sql}) IS NULL THEN 1 ELSE 0 END`,
            ...exists.values,
            ...value.values,
          )
        : sql(`(${value.sql}) IS NULL`, ...value.values);
    return [{ expression: rank, ascending: true }, column];
  });
}

/**
 * The condition that a row lies after a position, which is one value a column. It begins with a plain bound on
 * the first column, which an index can seek to.
 */
export function afterPosition(
  names: readonly string[],
  columns: readonly SortColumn[],
  position: readonly SqlValue[],
): Sql {
  const alternatives: Sql[] = [];
  for (const [index, column] of columns.entries()) {
    const value = position[index] ?? null;
    if (value === null) continue;
    const equal = names.slice(0, index).map((name) => `${name} IS ?`);
    const beyond = `${names[index]} ${column.ascending ? '>' : '<'} ?`;
    alternatives.push(sql([...equal, beyond].join(' AND '), ...position.slice(0, index), value));
  }
  if (alternatives.length === 0) return sql('0');
  const any = joinSql(alternatives, ' OR ');
  const first = position[0] ?? null;
  if (first === null) return sql(`(${any.sql})`, ...any.values);
  return sql(
    `${names[0]} ${columns[0]?.ascending === true ? '>=' : '<='} ? AND (${any.sql})`,
    first,
    ...any.values,
  );
}
