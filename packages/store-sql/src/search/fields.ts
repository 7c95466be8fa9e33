import type { Entity } from '@millrace/search';
import type { Sql } from './sql.ts';

/** How one field of a searched object is reached in SQL. */
export interface Field {
  /** Wraps a test of `value` so that it is NULL when the object has no such field, else 0 or 1. */
  test(condition: Sql): Sql;
  /** The value as an expression for ordering; NULL when missing. */
  readonly value: Sql;
  /** Numbers that may be NaN, kept as NULL in the database: needs care in `!=` and in ordering. */
  readonly nan: 'never' | 'null';
  /** Whether the field is there at all; only for fields whose value may be NULL although they are there. */
  readonly exists?: Sql;
}

export interface Fields {
  field(entity: Entity, key: string): Field;
}

/** A column of the searched row itself. */
export function column(expression: string): Field {
  return {
    test: (condition) => ({
      sql: condition.sql.replaceAll(VALUE_MARK, expression),
      values: condition.values,
    }),
    value: { sql: expression, values: [] },
    nan: 'never',
  };
}

/** Stands for the value in a condition until a field says what the value is. */
export const VALUE_MARK = '\u0001';
