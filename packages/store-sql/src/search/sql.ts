import type { SqlValue } from '../sqlite/database.ts';

/** A piece of SQL with the values of its question marks, in order. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export function sql(text: string, ...values: readonly SqlValue[]): Sql {
  return { sql: text, values };
}

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return { sql: parts.map((part) => part.sql).join(separator), values: parts.flatMap((part) => part.values) };
}
