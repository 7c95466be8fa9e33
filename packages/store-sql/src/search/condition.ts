import type { Comparison, Expression } from '@millrace/search';
import type { Field, Fields } from './fields.ts';
import { VALUE_MARK } from './fields.ts';
import { joinSql, type Sql, sql } from './sql.ts';

/** A filter as SQL with three truth values: a comparison of a missing field is NULL, also under NOT. */
export function conditionOf(expression: Expression, fields: Fields): Sql {
  if (expression.kind === 'comparison')
    return comparisonOf(expression, fields.field(expression.entity, expression.key));
  if (expression.kind === 'not') {
    const operand = conditionOf(expression.operand, fields);
    return sql(`NOT (${operand.sql})`, ...operand.values);
  }
  const operands = expression.operands.map((operand) => conditionOf(operand, fields));
  const joined = joinSql(operands, expression.kind === 'and' ? ' AND ' : ' OR ');
  return sql(`(${joined.sql})`, ...joined.values);
}

export function comparisonOf(comparison: Comparison, field: Field): Sql {
  if (comparison.comparator === 'IS NULL' || comparison.comparator === 'IS NOT NULL') {
    const exists = field.exists ?? sql(`${field.value.sql} IS NOT NULL`, ...field.value.values);
    return comparison.comparator === 'IS NOT NULL' ? exists : sql(`NOT (${exists.sql})`, ...exists.values);
  }
  return field.test(testOf(comparison, field.nan === 'null'));
}

export function testOf({ comparator, value }: Comparison, mayBeNaN: boolean): Sql {
  if (Array.isArray(value)) {
    return sql(`${VALUE_MARK} ${comparator} (SELECT value FROM json_each(?))`, JSON.stringify(value));
  }
  const scalar = value as string | number | bigint;
  // SQLite reads NaN as NULL; nothing compares with it, as in MLflow.
  if (Number.isNaN(scalar)) return sql('0');
  switch (comparator) {
    case 'ILIKE':
      return sql(`lower(${VALUE_MARK}) LIKE lower(?)`, scalar);
    case 'RLIKE':
      return sql(`matches_regex(?, ${VALUE_MARK})`, scalar);
    case '!=':
      return mayBeNaN ? sql(`${VALUE_MARK} IS NOT ?`, scalar) : sql(`${VALUE_MARK} != ?`, scalar);
    default:
      return mayBeNaN
        ? sql(`ifnull(${VALUE_MARK} ${comparator} ?, 0)`, scalar)
        : sql(`${VALUE_MARK} ${comparator} ?`, scalar);
  }
}
