import {
  invalidParameter,
  type LifecycleStage,
  type LoggedModel,
  LoggedModelStatus,
  type LoggedModelStatusName,
  notFound,
} from '@millrace/protocol';
import { parseLoggedModelFilter, parseLoggedModelOrderBy } from '@millrace/search';
import {
  appendToUri,
  type KeyValue,
  type LoggedModelDraft,
  loggedModelNotFound,
  type LoggedModelStore,
  type Page,
  readExperimentId,
  readPageToken,
  type SearchLoggedModels,
  writePageToken,
} from '@millrace/store';
import { searchPage } from '../search/page.ts';
import { searching } from '../search/refusals.ts';
import { joinSql, sql } from '../search/sql.ts';
import { hasMetricOn, loggedModelFields, loggedModelOrderFields } from './logged-model-fields.ts';
import { LoggedModelReader } from './logged-model-reader.ts';
import { reading, type Session } from './session.ts';

interface Handle {
  readonly model_key: number;
  readonly lifecycle_stage: LifecycleStage;
}

const NULLABLE = new Set(['status_message']);

export class SqliteLoggedModelStore implements LoggedModelStore {
  readonly #session: Session;
  readonly #reader: LoggedModelReader;

  constructor(session: Session) {
    this.#session = session;
    this.#reader = new LoggedModelReader(session);
  }

  create(draft: LoggedModelDraft): Promise<LoggedModel> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const experiment = this.#session.activeExperiment(draft.experiment_id);
      const modelId = `m-${environment.newId()}`;
      const now = environment.nowMs();
      const { lastInsertRowid: key } = database.run(
        'INSERT INTO logged_models (model_id, experiment_id, name, artifact_location, creation_timestamp_ms, ' +
          'last_updated_timestamp_ms, status, model_type, source_run_id, lifecycle_stage) ' +
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'active')",
        modelId,
        experiment.experiment_id,
        draft.name || environment.newName(),
        appendToUri(experiment.artifact_location, 'models', modelId, 'artifacts'),
        now,
        now,
        LoggedModelStatus.values.LOGGED_MODEL_PENDING,
        draft.model_type ?? '',
        draft.source_run_id ?? '',
      );
      this.#writeParams(key, modelId, draft.params);
      for (const tag of draft.tags) this.#writeTag(key, tag);
      return this.#reader.read(key);
    });
  }

  get(modelId: string, options: { allow_deleted?: boolean | undefined } = {}): Promise<LoggedModel> {
    return reading(() => {
      const { model_key, lifecycle_stage } = this.#find(modelId);
      if (lifecycle_stage === 'deleted' && options.allow_deleted !== true) throw loggedModelNotFound(modelId);
      return this.#reader.read(model_key);
    });
  }

  finalize(modelId: string, status: LoggedModelStatusName): Promise<LoggedModel> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const { model_key: key } = this.#find(modelId);
      database.run(
        'UPDATE logged_models SET status = ?, last_updated_timestamp_ms = ? WHERE model_key = ?',
        LoggedModelStatus.values[status],
        environment.nowMs(),
        key,
      );
      return this.#reader.read(key);
    });
  }

  delete(modelId: string): Promise<void> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const { model_key: key } = this.#find(modelId);
      const now = environment.nowMs();
      database.run(
        "UPDATE logged_models SET lifecycle_stage = 'deleted', last_updated_timestamp_ms = ?, deleted_time = ? WHERE model_key = ?",
        now,
        now,
        key,
      );
    });
  }

  search(query: SearchLoggedModels): Promise<Page<LoggedModel>> {
    return reading(() => {
      const datasets = query.datasets ?? [];
      const filter = searching(() => parseLoggedModelFilter(query.filter));
      const order = searching(() => parseLoggedModelOrderBy(query.order_by));
      const ids = JSON.stringify([...new Set(query.experiment_ids.map(readExperimentId))]);
      const inExperiments = sql('m.experiment_id IN (SELECT value FROM json_each(?))', ids);
      const where = [inExperiments, sql("m.lifecycle_stage = 'active'")];
      if (datasets.length > 0) where.push(hasMetricOn(datasets));
      const question = JSON.stringify([query.experiment_ids, query.filter ?? '', query.order_by ?? []]);
      const page = searchPage({
        database: this.#session.database,
        fields: loggedModelFields(datasets),
        orderFields: loggedModelOrderFields(order),
        from: 'logged_models m',
        key: 'm.model_key',
        where: joinSql(where, ' AND '),
        filter,
        order: order.some(({ key }) => key === 'creation_timestamp_ms')
          ? order
          : [...order, { entity: 'attribute', key: 'creation_timestamp_ms', ascending: false }],
        tieBreak: { entity: 'attribute', key: 'model_id', ascending: true },
        nullableAttributes: NULLABLE,
        max_results: query.max_results,
        page_token: unwrapToken(query.page_token, question),
      });
      const next_page_token =
        page.next_page_token && writePageToken({ question, inner: page.next_page_token });
      return { items: this.#reader.readAll(page.keys), next_page_token };
    });
  }

  setTags(modelId: string, tags: readonly KeyValue[]): Promise<void> {
    return this.#session.write(() => {
      const { model_key: key } = this.#find(modelId);
      for (const tag of tags) this.#writeTag(key, tag);
    });
  }

  deleteTag(modelId: string, key: string): Promise<void> {
    const { database, names } = this.#session;
    return this.#session.write(() => {
      const { model_key } = this.#find(modelId);
      const { changes } = database.run(
        'DELETE FROM logged_model_tags WHERE model_key = ? AND name_id = ?',
        model_key,
        names.find(key) ?? -1,
      );
      if (changes === 0) throw notFound(`No tag with key '${key}' found for model with ID '${modelId}'.`);
    });
  }

  logParams(modelId: string, params: readonly KeyValue[]): Promise<void> {
    return this.#session.write(() => this.#writeParams(this.#find(modelId).model_key, modelId, params));
  }

  #find(modelId: string): Handle {
    const row = this.#session.database.row<Handle>(
      'SELECT model_key, lifecycle_stage FROM logged_models WHERE model_id = ?',
      modelId,
    );
    if (row === undefined) throw loggedModelNotFound(modelId);
    return row;
  }

  /** The same value again is fine; another value for a key that has one is refused. */
  #writeParams(key: number, modelId: string, params: readonly KeyValue[]): void {
    const { database, names } = this.#session;
    for (const param of params) {
      const name = names.intern(param.key);
      const old = database.row<{ value: string }>(
        'SELECT value FROM logged_model_params WHERE model_key = ? AND name_id = ?',
        key,
        name,
      );
      if (old === undefined)
        database.run('INSERT INTO logged_model_params VALUES (?, ?, ?)', key, name, param.value);
      else if (old.value !== param.value) throw changedParam(modelId, param, old.value);
    }
  }

  #writeTag(key: number, tag: KeyValue): void {
    this.#session.database.run(
      'INSERT INTO logged_model_tags VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      key,
      this.#session.names.intern(tag.key),
      tag.value,
    );
  }
}

function changedParam(modelId: string, param: KeyValue, oldValue: string): Error {
  return invalidParameter(
    `Changing param values is not allowed. Param with key='${param.key}' was already logged with ` +
      `value='${oldValue}' for model ID='${modelId}'. Attempted logging new value '${param.value}'.`,
  );
}

/** A token only goes on with the search that it came from. */
function unwrapToken(token: string | undefined, question: string): string | undefined {
  if (!token) return undefined;
  const parsed = readPageToken(token) as { question?: unknown; inner?: unknown };
  if (typeof parsed?.inner !== 'string') throw invalidParameter('Invalid page token.');
  if (parsed.question === question) return parsed.inner;
  throw invalidParameter(
    'The page token belongs to another search: experiment_ids, filter and order_by must stay the same between pages.',
  );
}
