import type { LoggedModelDatasetFilter } from '@millrace/protocol';
import type { LoggedModelOrderTerm } from '@millrace/search';
import { column, type Field, type Fields, VALUE_MARK } from '../search/fields.ts';
import { joinSql, type Sql, sql } from '../search/sql.ts';

const NAME = '(SELECT name_id FROM names WHERE name = ?)';

/** Where the fields of a logged-model search are; the model's row is `m`. */
export function loggedModelFields(datasets: readonly LoggedModelDatasetFilter[], order: readonly LoggedModelOrderTerm[]): Fields {
  const onDatasets = datasetsCondition(datasets);
  return {
    field: (entity, key) => {
      if (entity === 'attribute') return column(key === 'artifact_location' ? 'm.artifact_location' : `m.${key}`);
      if (entity === 'metric') {
        const term = order.find((candidate) => candidate.entity === 'metric' && candidate.key === key);
        return metricField(key, onDatasets, term);
      }
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
  const alternatives = datasets.map((dataset) => datasetCondition(dataset.dataset_name, dataset.dataset_digest));
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
function metricField(key: string, onDatasets: Sql, term: LoggedModelOrderTerm | undefined): Field {
  const from = `FROM logged_model_metrics v WHERE v.model_key = m.model_key AND v.name_id = ${NAME} AND `;
  const filtered = sql(from + onDatasets.sql, key, ...onDatasets.values);
  const ordered = datasetCondition(term?.dataset_name, term?.dataset_digest);
  const latest = sql(
    `(SELECT v.value ${from}${ordered.sql} ORDER BY v.timestamp DESC, v.step DESC, v.run_id LIMIT 1)`,
    key,
    ...ordered.values,
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
