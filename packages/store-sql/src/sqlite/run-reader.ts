import type { Int64, LifecycleStage, Metric, Param, Run, RunInfo, RunStatusName } from '@millrace/protocol';
import type { SqlValue } from './database.ts';
import type { Session } from './session.ts';

type RunTuple = readonly [
  key: number,
  runId: string,
  experimentId: number,
  name: string,
  userId: string,
  status: RunStatusName,
  start: Int64,
  end: Int64 | null,
  artifactUri: string,
  stage: LifecycleStage,
];
type KeyedTuple = readonly [key: number, nameId: number, value: string];
type MetricTuple = readonly [
  key: number,
  nameId: number,
  value: number | null,
  timestamp: Int64,
  step: Int64,
];
type DatasetTuple = readonly [number, string, string, string, string, string, string | null, string | null];
type ModelTuple = readonly [key: number, direction: 'input' | 'output', modelId: string, step: Int64];

const RUN_COLUMNS =
  'run_key, run_id, experiment_id, run_name, user_id, status, start_time, end_time, artifact_uri, lifecycle_stage';
const OF_RUNS = 'run_key IN (SELECT value FROM json_each(?))';

/** Puts runs together from their tables: one statement a table, however many runs are read. */
export class RunReader {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  info(key: number): RunInfo {
    return this.#load([key]).get(key)?.info ?? missing(key);
  }

  /** In the order of the keys. */
  infos(keys: readonly number[]): RunInfo[] {
    const runs = this.#load(keys);
    return keys.flatMap((key) => runs.get(key)?.info ?? []);
  }

  read(key: number): Run {
    return this.readAll([key])[0] ?? missing(key);
  }

  /** Runs in the order of their keys. */
  readAll(keys: readonly number[]): Run[] {
    if (keys.length === 0) return [];
    const runs = this.#load(keys);
    const list = JSON.stringify(keys);
    this.#addMetrics(runs, list);
    this.#addKeyed(runs, 'params', list);
    this.#addKeyed(runs, 'tags', list);
    this.#addDatasets(runs, list);
    this.#addModels(runs, list);
    return keys.flatMap((key) => runs.get(key) ?? []);
  }

  #tuples<T extends readonly unknown[]>(text: string, ...values: SqlValue[]): T[] {
    return this.#session.database.tuples<T>(text, ...values);
  }

  #load(keys: readonly number[]): Map<number, Run> {
    const runs = new Map<number, Run>();
    const text = `SELECT ${RUN_COLUMNS} FROM runs WHERE ${OF_RUNS}`;
    for (const [key, ...columns] of this.#tuples<RunTuple>(text, JSON.stringify(keys))) {
      runs.set(key, {
        info: toInfo(columns),
        data: { metrics: [], params: [], tags: [] },
        inputs: { dataset_inputs: [], model_inputs: [] },
        outputs: { model_outputs: [] },
      });
    }
    return runs;
  }

  #addMetrics(runs: ReadonlyMap<number, Run>, list: string): void {
    const { names } = this.#session;
    const text = `SELECT run_key, name_id, latest_value, latest_timestamp, latest_step FROM metric_series WHERE ${OF_RUNS}`;
    for (const [key, nameId, value, timestamp, step] of this.#tuples<MetricTuple>(text, list)) {
      const metric: Metric = { key: names.text(nameId), value: value ?? Number.NaN, timestamp, step };
      runs.get(key)?.data.metrics.push(metric);
    }
  }

  #addKeyed(runs: ReadonlyMap<number, Run>, kind: 'params' | 'tags', list: string): void {
    const { names } = this.#session;
    const text = `SELECT run_key, name_id, value FROM run_${kind} WHERE ${OF_RUNS}`;
    for (const [key, nameId, value] of this.#tuples<KeyedTuple>(text, list)) {
      const pair: Param = { key: names.text(nameId), value };
      runs.get(key)?.data[kind].push(pair);
    }
  }

  #addDatasets(runs: ReadonlyMap<number, Run>, list: string): void {
    const text =
      'SELECT run_key, tags, name, digest, source_type, source, schema, profile FROM run_datasets JOIN datasets ' +
      `USING (dataset_key) WHERE ${OF_RUNS} ORDER BY run_key, position, dataset_key`;
    for (const [key, tags, name, digest, source_type, source, schema, profile] of this.#tuples<DatasetTuple>(
      text,
      list,
    )) {
      runs.get(key)?.inputs?.dataset_inputs.push({
        tags: (JSON.parse(tags) as [string, string][]).map(([tagKey, value]) => ({ key: tagKey, value })),
        dataset: {
          name,
          digest,
          source_type,
          source,
          schema: schema ?? undefined,
          profile: profile ?? undefined,
        },
      });
    }
  }

  #addModels(runs: ReadonlyMap<number, Run>, list: string): void {
    const text = `SELECT run_key, direction, model_id, step FROM run_models WHERE ${OF_RUNS}`;
    for (const [key, direction, model_id, step] of this.#tuples<ModelTuple>(text, list)) {
      const run = runs.get(key);
      if (direction === 'input') run?.inputs?.model_inputs.push({ model_id });
      else run?.outputs?.model_outputs.push({ model_id, step });
    }
  }
}

function toInfo(columns: RunTuple extends readonly [number, ...infer Rest] ? Rest : never): RunInfo {
  const [
    run_id,
    experiment_id,
    run_name,
    user_id,
    status,
    start_time,
    end_time,
    artifact_uri,
    lifecycle_stage,
  ] = columns;
  return {
    run_uuid: run_id,
    experiment_id: String(experiment_id),
    run_name,
    user_id,
    status,
    start_time,
    end_time: end_time ?? undefined,
    artifact_uri,
    lifecycle_stage,
    run_id,
  };
}

function missing(key: number): never {
  throw new Error(`run ${key} is missing`);
}
