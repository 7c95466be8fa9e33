import type { Entity } from '@millrace/search';
import type { Field, Fields } from '../search/fields.ts';
import { column, VALUE_MARK } from '../search/fields.ts';
import { type Sql, sql } from '../search/sql.ts';

/** Where the fields of a run search are; the run's row is `r`. */
export const RUN_FIELDS: Fields = {
  field: (entity: Entity, key: string): Field => {
    if (entity === 'attribute') return column(`r.${key}`);
    if (entity === 'metric') return metricField(key);
    if (entity === 'dataset') return datasetField(key);
    return keyedField(entity === 'param' ? 'run_params' : 'run_tags', key);
  },
};

const NAME = '(SELECT name_id FROM names WHERE name = ?)';

function keyedField(table: 'run_params' | 'run_tags', key: string): Field {
  const from = `FROM ${table} v WHERE v.run_key = r.run_key AND v.name_id = ${NAME}`;
  return {
    test: (condition) => sql(`(SELECT ${put('v.value', condition)} ${from})`, ...condition.values, key),
    value: sql(`(SELECT v.value ${from})`, key),
    nan: 'never',
  };
}

function metricField(key: string): Field {
  const from = `FROM metric_series v WHERE v.run_key = r.run_key AND v.name_id = ${NAME}`;
  return {
    test: (condition) =>
      sql(`(SELECT ${put('v.latest_value', condition)} ${from})`, ...condition.values, key),
    value: sql(`(SELECT v.latest_value ${from})`, key),
    exists: sql(`EXISTS (SELECT 1 ${from})`, key),
    nan: 'null',
  };
}

/** A run may have several datasets: a condition holds when one of them meets it. */
function datasetField(key: string): Field {
  if (key === 'context') {
    const from = 'FROM run_datasets v WHERE v.run_key = r.run_key AND v.context IS NOT NULL';
    return severalField('v.context', from);
  }
  const from = 'FROM run_datasets l JOIN datasets v USING (dataset_key) WHERE l.run_key = r.run_key';
  return severalField(`v.${key}`, from);
}

function severalField(expression: string, from: string): Field {
  return {
    test: (condition) => sql(`(SELECT max(${put(expression, condition)}) ${from})`, ...condition.values),
    value: sql(`(SELECT min(${expression}) ${from})`),
    exists: sql(`EXISTS (SELECT 1 ${from})`),
    nan: 'never',
  };
}

function put(expression: string, condition: Sql): string {
  return condition.sql.replaceAll(VALUE_MARK, expression);
}
