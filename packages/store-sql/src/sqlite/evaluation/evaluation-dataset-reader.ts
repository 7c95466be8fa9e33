import { hash } from 'node:crypto';
import type { EvaluationDataset, Int64 } from '@millrace/protocol';
import { evaluationDatasetNotFound, pythonJson } from '@millrace/store';
import { column, type Fields, VALUE_MARK } from '../../search/fields.ts';
import { sql } from '../../search/sql.ts';
import type { SqliteDatabase } from '../database.ts';

interface DatasetRow {
  dataset_key: number;
  dataset_id: string;
  name: string;
  schema: string | null;
  profile: string | null;
  digest: string;
  created_time: Int64;
  last_update_time: Int64;
  created_by: string | null;
  last_updated_by: string | null;
}

export interface DatasetHandle {
  readonly dataset_key: number;
  readonly name: string;
  readonly schema: string | null;
  readonly record_count: number;
}

/** Where the fields of a search of evaluation datasets are; the dataset's row is `d`. */
export const EVALUATION_DATASET_FIELDS: Fields = {
  field: (entity, key) => {
    if (entity === 'attribute') return column(`d.${key}`);
    const from = 'FROM evaluation_dataset_tags t WHERE t.dataset_key = d.dataset_key AND t.key = ?';
    return {
      test: (condition) =>
        sql(`(SELECT ${condition.sql.replaceAll(VALUE_MARK, 't.value')} ${from})`, ...condition.values, key),
      value: sql(`(SELECT t.value ${from})`, key),
      nan: 'never',
    };
  },
};

export function findDatasetHandle(database: SqliteDatabase, id: string): DatasetHandle | undefined {
  return database.row<DatasetHandle>(
    'SELECT dataset_key, name, schema, record_count FROM evaluation_datasets WHERE dataset_id = ?',
    id,
  );
}

export function datasetHandle(database: SqliteDatabase, id: string): DatasetHandle {
  const found = findDatasetHandle(database, id);
  if (found === undefined) throw evaluationDatasetNotFound(id);
  return found;
}

/** As in MLflow, a digest is of the name and of the time of the last change. */
export function datasetDigest(name: string, timeMs: number): string {
  return hash('sha256', `${name}:${timeMs}`).slice(0, 8);
}

/** Datasets in the order of their keys, without experiments. */
export function readDatasets(database: SqliteDatabase, keys: readonly number[]): EvaluationDataset[] {
  if (keys.length === 0) return [];
  const given = JSON.stringify(keys);
  const tags = new Map<number, Map<string, string>>();
  for (const [owner, key, value] of database.tuples<readonly [number, string, string]>(
    'SELECT dataset_key, key, value FROM evaluation_dataset_tags ' +
      'WHERE dataset_key IN (SELECT value FROM json_each(?)) ORDER BY tag_key',
    given,
  )) {
    const own = tags.get(owner) ?? new Map<string, string>();
    tags.set(owner, own.set(key, value));
  }
  const datasets = new Map<number, EvaluationDataset>();
  for (const row of database.rows<DatasetRow>(
    'SELECT * FROM evaluation_datasets WHERE dataset_key IN (SELECT value FROM json_each(?))',
    given,
  )) {
    datasets.set(row.dataset_key, {
      dataset_id: row.dataset_id,
      name: row.name,
      tags: pythonJson(tags.get(row.dataset_key) ?? new Map<string, string>()),
      schema: row.schema ?? undefined,
      profile: row.profile ?? undefined,
      digest: row.digest,
      created_time: row.created_time,
      last_update_time: row.last_update_time,
      created_by: row.created_by ?? undefined,
      last_updated_by: row.last_updated_by ?? undefined,
    });
  }
  return keys.flatMap((key) => datasets.get(key) ?? []);
}
