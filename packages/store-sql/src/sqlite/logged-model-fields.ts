import type { LoggedModelDatasetFilter } from '@millrace/protocol';
import type { LoggedModelOrderTerm } from '@millrace/search';
import { column, type Field, type Fields, VALUE_MARK } from '../search/fields.ts';
import { joinSql, type Sql, sql } from '../search/sql.ts';

const NAME = '(SELECT name_id FROM names WHERE name = ?)';

/** Where the fields of a logged-model filter are; the model's row is `m`. */
export function loggedModelFields(datasets: readonly LoggedModelDatasetFilter[]): Fields {
  const onDatasets = datasetsCondition(datasets);
  return fieldsWith((key) => metricField(key, onDatasets));
}

/** The same for ordering, where each metric may be limited to a dataset of its own. */
export function loggedModelOrderFields(order: readonly LoggedModelOrderTerm[]): Fields {
  return fieldsWith((key) => {
    const term = order.find((candidate) => candidate.entity === 'metric' && candidate.key === key);
    return metricField(key, datasetCondition(term?.dataset_name, term?.dataset_digest));
  });
}

function fieldsWith(metric: (key: string) => Field): Fields {
  return {
    field: (entity, key) => {
      if (entity === 'attribute') return column(`m.${key}`);
      if (entity === 'metric') return metric(key);
      return keyedField(entity === 'tag' ? 'logged_model_tags' : 'logged_model_params', key);
    },
  };
}

/** The model has at least one metric logged against one of the datasets. */
export function hasMetricOn(datasets: readonly LoggedModelDatasetFilter[]): Sql {
  const condition = datasetsCondition(datasets);
  return sql(
    `EXISTS (SELECT 1 FROM logged_model_metrics v WHERE v.model_key = m.model_key AND ${condition.sql})`,
    ...condition.values,
  );
}

function datasetsCondition(datasets: readonly LoggedModelDatasetFilter[]): Sql {
  if (datasets.length === 0) return sql('1');
  const alternatives = datasets.map((dataset) =>
    datasetCondition(dataset.dataset_name, dataset.dataset_digest),
  );
  const joined = joinSql(alternatives, ' OR ');
  return sql(`(${joined.sql})`, ...joined.values);
}

function datasetCondition(name: string | undefined, digest: string | undefined): Sql {
  const parts: Sql[] = [];
  if (name) parts.push(sql('v.dataset_name = ?', name));
  if (digest) parts.push(sql('v.dataset_digest = ?', digest));
  const joined = joinSql(parts.length === 0 ? [sql('1')] : parts, ' AND ');
  return sql(`(${joined.sql})`, ...joined.values);
}

/** A condition holds when any point of the metric meets it; ordering takes the latest by timestamp and step. */
function metricField(key: string, onDatasets: Sql): Field {
  const from = `FROM logged_model_metrics v WHERE v.model_key = m.model_key AND v.name_id = ${NAME} AND `;
  const filtered = sql(from + onDatasets.sql, key, ...onDatasets.values);
  const latest = sql(
    `(SELECT v.value ${filtered.sql} ORDER BY v.timestamp DESC, v.step DESC, v.run_id LIMIT 1)`,
    ...filtered.values,
  );
  return {
    test: (condition) =>
      sql(
        `(SELECT max(${condition.sql.replaceAll(VALUE_MARK, 'v.value')}) ${filtered.sql})`,
        ...condition.values,
        ...filtered.values,
      ),
    value: latest,
    exists: sql(`EXISTS (SELECT 1 ${filtered.sql})`, ...filtered.values),
    nan: 'null',
  };
}

function keyedField(table: 'logged_model_tags' | 'logged_model_params', key: string): Field {
  const from = `FROM ${table} v WHERE v.model_key = m.model_key AND v.name_id = ${NAME}`;
  return {
    test: (condition) =>
      sql(`(SELECT ${condition.sql.replaceAll(VALUE_MARK, 'v.value')} ${from})`, ...condition.values, key),
    value: sql(`(SELECT v.value ${from})`, key),
    nan: 'never',
  };
}
