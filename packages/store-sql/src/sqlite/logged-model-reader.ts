import {
  type Int64,
  type LoggedModel,
  LoggedModelStatus,
  type LoggedModelStatusName,
  type Metric,
} from '@millrace/protocol';
import type { Session } from './session.ts';

interface ModelRow {
  model_key: number;
  model_id: string;
  experiment_id: number;
  name: string;
  artifact_location: string;
  creation_timestamp_ms: Int64;
  last_updated_timestamp_ms: Int64;
  status: number;
  model_type: string | null;
  source_run_id: string | null;
}

type KeyedTuple = readonly [key: number, nameId: number, value: string];
type MetricTuple = readonly [
  number,
  number,
  number | null,
  Int64,
  Int64,
  string,
  string | null,
  string | null,
];

const OF_MODELS = 'model_key IN (SELECT value FROM json_each(?))';
const STATUS_NAMES: ReadonlyMap<number, LoggedModelStatusName> = new Map(
  Object.entries(LoggedModelStatus.values).map(([name, number]) => [
    number as number,
    name as LoggedModelStatusName,
  ]),
);

/** Puts logged models together from their tables: one statement a table, however many are read. */
export class LoggedModelReader {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  read(key: number): LoggedModel {
    const [model] = this.readAll([key]);
    if (model === undefined) throw new Error(`logged model ${key} is missing`);
    return model;
  }

  /** Models in the order of their keys. */
  readAll(keys: readonly number[]): LoggedModel[] {
    if (keys.length === 0) return [];
    const { database, names } = this.#session;
    const list = JSON.stringify(keys);
    const models = new Map<number, LoggedModel>();
    for (const row of database.rows<ModelRow>(`SELECT * FROM logged_models WHERE ${OF_MODELS}`, list)) {
      models.set(row.model_key, toEntity(row));
    }
    const params = `SELECT model_key, name_id, value FROM logged_model_params WHERE ${OF_MODELS}`;
    for (const [key, nameId, value] of database.tuples<KeyedTuple>(params, list)) {
      models.get(key)?.data.params.push({ key: names.text(nameId), value });
    }
    const tags = `SELECT model_key, name_id, value FROM logged_model_tags WHERE ${OF_MODELS}`;
    for (const [key, nameId, value] of database.tuples<KeyedTuple>(tags, list)) {
      models.get(key)?.info.tags.push({ key: names.text(nameId), value });
    }
    this.#addMetrics(models, list);
    return keys.flatMap((key) => models.get(key) ?? []);
  }

  #addMetrics(models: ReadonlyMap<number, LoggedModel>, list: string): void {
    const { database, names } = this.#session;
    const text =
      'SELECT model_key, name_id, value, timestamp, step, run_id, dataset_name, dataset_digest ' +
      `FROM logged_model_metrics WHERE ${OF_MODELS}`;
    for (const [
      key,
      nameId,
      value,
      timestamp,
      step,
      run_id,
      dataset_name,
      dataset_digest,
    ] of database.tuples<MetricTuple>(text, list)) {
      const model = models.get(key);
      const metric: Metric = {
        key: names.text(nameId),
        value: value ?? Number.NaN,
        timestamp,
        step,
        dataset_name: dataset_name ?? undefined,
        dataset_digest: dataset_digest ?? undefined,
        model_id: model?.info.model_id,
        run_id,
      };
      model?.data.metrics.push(metric);
    }
  }
}

function toEntity(row: ModelRow): LoggedModel {
  return {
    info: {
      model_id: row.model_id,
      experiment_id: String(row.experiment_id),
      name: row.name,
      creation_timestamp_ms: row.creation_timestamp_ms,
      last_updated_timestamp_ms: row.last_updated_timestamp_ms,
      artifact_uri: row.artifact_location,
      status: STATUS_NAMES.get(row.status) ?? 'LOGGED_MODEL_STATUS_UNSPECIFIED',
      model_type: row.model_type ?? undefined,
      source_run_id: row.source_run_id ?? undefined,
      tags: [],
      registrations: [],
    },
    data: { params: [], metrics: [] },
  };
}
