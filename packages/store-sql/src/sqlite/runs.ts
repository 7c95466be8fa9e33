import {
  type DatasetInput,
  type FoundRun,
  LOGGED_MODELS_HISTORY_TAG,
  type Metric,
  type ModelInput,
  type ModelOutput,
  notFound,
  type Param,
  type Run,
  RUN_NAME_TAG,
  type RunInfo,
  type RunTag,
} from '@millrace/protocol';
import { parseRunFilter, parseRunOrderBy } from '@millrace/search';
import {
  appendToUri,
  type BatchDraft,
  checkBatch,
  checkDatasetInput,
  checkMetric,
  checkParam,
  checkRunId,
  checkTag,
  chooseRunName,
  type FindRuns,
  type KeyValue,
  type Page,
  paramConflictError,
  paramConflictsError,
  readExperimentId,
  type RunDraft,
  type RunIndex,
  type RunIndexQuery,
  type RunStore,
  type RunUpdate,
  type SearchRuns,
} from '@millrace/store';
import { readRunIndex } from '../run-index/run-index.ts';
import { searchPage } from '../search/page.ts';
import { searching } from '../search/refusals.ts';
import { joinSql, sql } from '../search/sql.ts';
import { findRuns } from './find-runs.ts';
import { RunCandidatesFinder } from './run-candidates.ts';
import { RUN_FIELDS } from './run-fields.ts';
import { RunInputsWriter } from './run-inputs.ts';
import { RunReader } from './run-reader.ts';
import { appendModelMetric } from './logged-model-metrics.ts';
import { reading, type RunHandle, type Session } from './session.ts';

const STAGES = {
  ACTIVE_ONLY: 'r.deleted_time IS NULL',
  DELETED_ONLY: 'r.deleted_time IS NOT NULL',
  ALL: '1',
} as const;
const NULLABLE = new Set(['end_time']);

export class SqliteRunStore implements RunStore {
  readonly #session: Session;
  readonly #reader: RunReader;
  readonly #candidates: RunCandidatesFinder;
  readonly #inputs: RunInputsWriter;

  constructor(session: Session) {
    this.#session = session;
    this.#reader = new RunReader(session);
    this.#candidates = new RunCandidatesFinder(session);
    this.#inputs = new RunInputsWriter(session);
  }

  create(draft: RunDraft): Promise<Run> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const experiment = this.#session.activeExperiment(draft.experiment_id);
      const name = chooseRunName(draft.run_name, draft.tags, environment.newName());
      const runId = environment.newId();
      const { lastInsertRowid: key } = database.run(
        'INSERT INTO runs (run_id, experiment_id, run_name, user_id, status, start_time, artifact_uri_head, ' +
          "artifact_uri_tail) VALUES (?, ?, ?, ?, 'RUNNING', ?, ?, ?)",
        runId,
        experiment.experiment_id,
        name,
        draft.user_id,
        draft.start_time,
        ...artifactUriAround(runId, appendToUri(experiment.artifact_location, runId, 'artifacts')),
      );
      for (const { key: tagKey, value = '' } of draft.tags) this.#writeTag(key, { key: tagKey, value });
      this.#writeTag(key, { key: RUN_NAME_TAG, value: name });
      this.#session.changes.run(experiment.experiment_id, runId);
      const { outputs: _, ...run } = this.#reader.read(key);
      return run;
    });
  }

  get(runId: string): Promise<Run> {
    return reading(() => this.#reader.read(this.#session.findRun(runId).run_key));
  }

  update(runId: string, update: RunUpdate): Promise<RunInfo> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const { run_key: key } = this.#session.activeRun(runId);
      if (update.status !== undefined)
        database.run('UPDATE runs SET status = ? WHERE run_key = ?', update.status, key);
      if (update.end_time !== undefined)
        database.run('UPDATE runs SET end_time = ? WHERE run_key = ?', update.end_time, key);
      if (update.run_name) this.#rename(key, update.run_name);
      return this.#reader.info(key);
    });
  }

  delete(runId: string): Promise<void> {
    return this.#setDeletedTime(runId, this.#session.environment.nowMs());
  }

  restore(runId: string): Promise<void> {
    return this.#setDeletedTime(runId, null);
  }

  search(query: SearchRuns): Promise<Page<Run>> {
    return reading(() => {
      const filter = searching(() => parseRunFilter(query.filter));
      const order = searching(() => parseRunOrderBy(query.order_by));
      const ids = [...new Set(query.experiment_ids.map(readExperimentId))];
      const where = [experimentsCondition(ids), sql(STAGES[query.run_view_type])];
      const candidates = this.#candidates.find(filter, order.length > 0);
      if (candidates !== undefined) where.push(candidates.condition);
      const page = searchPage({
        database: this.#session.database,
        fields: RUN_FIELDS,
        from: candidates?.from ?? 'runs r',
        key: 'r.run_key',
        where: joinSql(where, ' AND '),
        filter,
        order: order.some(({ key, entity }) => entity === 'attribute' && key === 'start_time')
          ? order
          : [...order, { entity: 'attribute', key: 'start_time', ascending: false }],
        tieBreak: { entity: 'attribute', key: 'run_id', ascending: true },
        nullableAttributes: NULLABLE,
        max_results: query.max_results,
        page_token: query.page_token,
      });
      return { items: this.#reader.readAll(page.keys), next_page_token: page.next_page_token };
    });
  }

  find(query: FindRuns): Promise<FoundRun[]> {
    return reading(() => findRuns(this.#session, query));
  }

  index(query: RunIndexQuery): Promise<RunIndex> {
    return reading(() => readRunIndex(this.#session, query));
  }

  logMetric(runId: string, metric: Metric): Promise<void> {
    return this.#session.write(() => {
      const run = this.#session.findRun(runId);
      checkMetric(metric, '');
      this.#writeMetrics(this.#session.activeRun(run.run_id), [metric]);
    });
  }

  logParam(runId: string, param: Param): Promise<void> {
    return this.#session.write(() => {
      const checked = checkParam(param, '', this.#session.environment.truncatesLongValues);
      const { run_key: key } = this.#session.activeRun(runId);
      const oldValue = this.#paramValue(key, checked.key);
      if (oldValue === undefined) return this.#writeParam(key, checked);
      if (oldValue !== checked.value)
        throw paramConflictError({ key: checked.key, oldValue, newValue: checked.value }, runId);
      return undefined;
    });
  }

  setTag(runId: string, tag: RunTag): Promise<void> {
    return this.#session.write(() => {
      const checked = checkTag(tag, '', this.#session.environment.truncatesLongValues);
      this.#setTag(this.#session.activeRun(runId), checked);
    });
  }

  deleteTag(runId: string, key: string): Promise<void> {
    const { database, names } = this.#session;
    return this.#session.write(() => {
      const run = this.#session.activeRun(runId);
      const name = names.find(key) ?? -1;
      const { changes } = database.run(
        'DELETE FROM run_tags WHERE run_key = ? AND name_id = ?',
        run.run_key,
        name,
      );
      if (changes === 0) throw notFound(`No tag with name: ${key} in run with id ${runId}`);
    });
  }

  logBatch(runId: string, draft: BatchDraft): Promise<void> {
    return this.#session.write(() => {
      checkRunId(runId);
      const batch = checkBatch(draft, this.#session.environment.truncatesLongValues);
      const run = this.#session.activeRun(runId);
      this.#writeParams(run, batch.params);
      for (const tag of batch.tags) this.#setTag(run, tag);
      this.#writeMetrics(run, batch.metrics);
    });
  }

  logInputs(
    runId: string,
    inputs: { datasets: readonly DatasetInput[]; models: readonly ModelInput[] },
  ): Promise<void> {
    return this.#session.write(() => {
      checkRunId(runId);
      for (const dataset of inputs.datasets) checkDatasetInput(dataset);
      const run = this.#session.activeRun(runId);
      this.#inputs.writeDatasets(run, inputs.datasets);
      this.#inputs.writeModels(
        run,
        'input',
        inputs.models.map(({ model_id }) => ({ model_id, step: 0 })),
      );
    });
  }

  logOutputs(runId: string, models: readonly ModelOutput[]): Promise<void> {
    return this.#session.write(() =>
      this.#inputs.writeModels(this.#session.activeRun(runId), 'output', models),
    );
  }

  recordLoggedModel(runId: string, model: unknown): Promise<void> {
    return this.#session.write(() => {
      const run = this.#session.activeRun(runId);
      const old = this.#tagValue(run.run_key, LOGGED_MODELS_HISTORY_TAG);
      const list = old === undefined ? [] : (JSON.parse(old) as unknown[]);
      const value = JSON.stringify([...list, model]);
      const tag = checkTag({ key: LOGGED_MODELS_HISTORY_TAG, value }, '', false);
      this.#writeTag(run.run_key, tag);
    });
  }

  #setDeletedTime(runId: string, deletedTime: number | null): Promise<void> {
    return this.#session.write(() => {
      const { run_key: key, experiment_id: experimentId } = this.#session.findRun(runId);
      this.#session.changes.run(experimentId, runId);
      this.#session.database.run('UPDATE runs SET deleted_time = ? WHERE run_key = ?', deletedTime, key);
      // What a run said of traces goes for good, as in MLflow: restoring the run does not bring it back.
      if (deletedTime !== null) this.#session.database.run('DELETE FROM assessments WHERE run_id = ?', runId);
      this.#session.forgetRuns();
    });
  }

  #rename(key: number, name: string): void {
    this.#session.database.run('UPDATE runs SET run_name = ? WHERE run_key = ?', name, key);
    this.#writeTag(key, { key: RUN_NAME_TAG, value: name });
  }

  /** Sets a tag; the one that names the run renames it, but an empty name changes nothing. */
  #setTag(run: RunHandle, tag: KeyValue): void {
    if (tag.key !== RUN_NAME_TAG) return this.#writeTag(run.run_key, tag);
    if (tag.value !== '') this.#rename(run.run_key, tag.value);
    return undefined;
  }

  #writeTag(key: number, tag: KeyValue): void {
    this.#session.database.run(
      'INSERT INTO run_tags VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      key,
      this.#session.names.intern(tag.key),
      tag.value,
    );
  }

  #writeParams(run: RunHandle, params: readonly KeyValue[]): void {
    const conflicts = params.flatMap(({ key, value: newValue }) => {
      const oldValue = this.#paramValue(run.run_key, key);
      return oldValue === undefined || oldValue === newValue ? [] : [{ key, oldValue, newValue }];
    });
    if (conflicts.length > 0) throw paramConflictsError(conflicts, run.run_id);
    for (const param of params) this.#writeParam(run.run_key, param);
  }

  #writeParam(key: number, param: KeyValue): void {
    const name = this.#session.names.intern(param.key);
    this.#session.database.run('INSERT OR IGNORE INTO run_params VALUES (?, ?, ?)', key, name, param.value);
  }

  #paramValue(key: number, param: string): string | undefined {
    return this.#valueOf('run_params', key, param);
  }

  #tagValue(key: number, tag: string): string | undefined {
    return this.#valueOf('run_tags', key, tag);
  }

  #valueOf(table: 'run_params' | 'run_tags', key: number, name: string): string | undefined {
    const id = this.#session.names.find(name);
    if (id === undefined) return undefined;
    const text = `SELECT value FROM ${table} WHERE run_key = ? AND name_id = ?`;
    return this.#session.database.row<{ value: string }>(text, key, id)?.value;
  }

  #writeMetrics(run: RunHandle, metrics: readonly Metric[]): void {
    for (const metric of metrics) {
      const nameId = this.#session.names.intern(metric.key);
      if (metric.model_id)
        appendModelMetric(this.#session, run, { ...metric, name_id: nameId, model_id: metric.model_id });
      const { timestamp, step, value } = metric;
      this.#session.series.append(run.run_key, { name_id: nameId, timestamp, step, value });
    }
  }
}

/** What is before and after the run's id; no tail when it is the usual one. */
function artifactUriAround(runId: string, uri: string): [head: string, tail: string | null] {
  const at = uri.lastIndexOf(runId);
  const tail = uri.slice(at + runId.length);
  return [uri.slice(0, at), tail === '/artifacts' ? null : tail];
}

function experimentsCondition(ids: readonly number[]): { sql: string; values: (number | string)[] } {
  const [only] = ids;
  return ids.length === 1 && only !== undefined
    ? { sql: 'r.experiment_id = ?', values: [only] }
    : { sql: 'r.experiment_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] };
}
