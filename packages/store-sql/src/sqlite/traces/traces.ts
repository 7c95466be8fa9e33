import {
  type Int64,
  invalidParameter,
  type JsonText,
  type MetricDataPoint,
  TRACE_ASSESSMENTS_MAX,
  TRACE_NAME_TAG,
  type TraceInfo,
  TRACE_ARTIFACT_LOCATION_TAG,
} from '@millrace/protocol';
import { parseTraceFilter, parseTraceOrderBy } from '@millrace/search';
import {
  assessmentRecord,
  checkTraceLinks,
  checkTraceName,
  checkTraceTag,
  type DeleteTraces,
  type KeyValue,
  npmiOf,
  type Page,
  readExperimentId,
  type SearchTraces,
  spansExpected,
  splitMetadata,
  type StoredTrace,
  traceNotFound,
  type TraceColumns,
  type TraceCorrelation,
  type TraceDraftV2,
  type TraceEndV2,
  type TraceMetricsQuery,
  type TraceStore,
} from '@millrace/store';
import type { TraceSpans } from '@millrace/tracing';
import { type KeyPage, searchPage } from '../../search/page.ts';
import { searching } from '../../search/refusals.ts';
import { joinSql, type Sql, sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { writeAssessment } from './assessment-rows.ts';
import { checkAssessmentCount } from './assessments.ts';
import { mergeChunks, readSpans, SpanText } from './span-chunks.ts';
import { SpanWriter } from './span-writer.ts';
import { TraceCandidatesFinder } from './trace-candidates.ts';
import { TRACE_FIELDS, traceCondition, type TraceScope } from './trace-conditions.ts';
import { checkTraceMetrics, ensurePercentile, readTraceMetrics } from './trace-metrics.ts';
import { findTrace, requireTrace, TraceReader } from './trace-reader.ts';
import { TraceTexts } from './trace-texts.ts';
import { TraceWriter } from './trace-writer.ts';

/** Traces tidied in one go: a few milliseconds of work. */
const TIDY_TRACES_MAX = 250;
const NULLABLE = new Set(['execution_time_ms']);
const NEWEST_FIRST = { entity: 'attribute', key: 'timestamp_ms', ascending: false } as const;

export class SqliteTraceStore implements TraceStore {
  readonly #session: Session;
  readonly #reader: TraceReader;
  readonly #texts: TraceTexts;
  readonly #candidates: TraceCandidatesFinder;
  readonly #writer: TraceWriter;
  readonly #spans: SpanWriter;
  readonly #spanText: SpanText;

  constructor(session: Session) {
    this.#session = session;
    this.#reader = new TraceReader(session);
    this.#texts = new TraceTexts(session, this.#reader);
    this.#candidates = new TraceCandidatesFinder(session);
    this.#writer = new TraceWriter(session);
    this.#spans = new SpanWriter(session);
    this.#spanText = new SpanText(session.database);
    ensurePercentile(session.database);
  }

  start(info: TraceInfo): Promise<TraceInfo> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const { trace_id: traceId = '', tags = {}, assessments = [] } = info;
      checkTraceName(tags[TRACE_NAME_TAG]);
      const experimentId = info.trace_location?.mlflow_experiment?.experiment_id ?? '';
      const { experiment_id } = this.#session.activeExperiment(experimentId);
      const metadata = splitMetadata(new Map(Object.entries(info.trace_metadata ?? {})));
      if (assessments.length > TRACE_ASSESSMENTS_MAX) {
        throw invalidParameter(`A trace can have at most ${TRACE_ASSESSMENTS_MAX} assessments.`);
      }
      const records = assessments.map((draft) =>
        assessmentRecord(draft, { id: `a-${environment.newId()}`, nowMs: environment.nowMs() }),
      );
      database.run(
        'INSERT INTO traces (trace_id, experiment_id, timestamp_ms, status, is_finalized, execution_time_ms, client_request_id, ' +
          'request_preview, response_preview) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (trace_id) DO UPDATE SET ' +
          'experiment_id = excluded.experiment_id, timestamp_ms = excluded.timestamp_ms, status = excluded.status, is_finalized = 1, ' +
          'execution_time_ms = excluded.execution_time_ms, client_request_id = excluded.client_request_id, ' +
          'request_preview = ifnull(excluded.request_preview, request_preview), ' +
          'response_preview = ifnull(excluded.response_preview, response_preview)',
        traceId,
        experiment_id,
        info.request_time ?? 0,
        info.state ?? 'STATE_UNSPECIFIED',
        info.execution_duration ?? null,
        info.client_request_id ?? null,
        info.request_preview ?? null,
        info.response_preview ?? null,
      );
      const { trace_key: key } = requireTrace(database, traceId);
      this.#writeColumns(key, metadata.columns);
      this.#writer.writeMetadata(key, metadata.rest);
      this.#writeTags(key, Object.entries(tags));
      checkAssessmentCount(database, key, records.length);
      for (const record of records) writeAssessment(database, key, record);
      mergeChunks(database, key);
      return this.#reader.info(key);
    });
  }

  startV2(draft: TraceDraftV2): Promise<TraceInfo> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const metadata = splitMetadata(pairsOf(draft.metadata));
      checkTraceName(pairsOf(draft.tags).get(TRACE_NAME_TAG));
      const { experiment_id } = this.#session.activeExperiment(draft.experiment_id);
      const { lastInsertRowid: key } = database.run(
        "INSERT INTO traces (trace_id, experiment_id, timestamp_ms, status, is_finalized) VALUES (?, ?, ?, 'IN_PROGRESS', 0)",
        environment.newId(),
        experiment_id,
        draft.timestamp_ms,
      );
      this.#writeColumns(key, metadata.columns);
      this.#writer.writeMetadata(key, metadata.rest);
      this.#writeTags(key, pairsOf(draft.tags));
      return this.#reader.info(key);
    });
  }

  endV2(traceId: string, end: TraceEndV2): Promise<TraceInfo> {
    const { database } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const metadata = splitMetadata(pairsOf(end.metadata));
      checkTraceName(pairsOf(end.tags).get(TRACE_NAME_TAG));
      const { trace_key: key, timestamp_ms } = requireTrace(database, traceId);
      database.run(
        'UPDATE traces SET status = ?, execution_time_ms = ? WHERE trace_key = ?',
        end.status,
        difference(end.timestamp_ms, timestamp_ms),
        key,
      );
      this.#writeColumns(key, metadata.columns);
      this.#writer.writeMetadata(key, metadata.rest);
      for (const [name, value] of pairsOf(end.tags)) this.#writer.writeTag(key, { key: name, value });
      return this.#reader.info(key);
    });
  }

  get(traceId: string): Promise<TraceInfo> {
    return reading(() => this.#reader.info(requireTrace(this.#session.database, traceId).trace_key));
  }

  infos(traceIds: readonly string[], experimentIds?: readonly string[]): Promise<TraceInfo[]> {
    return reading(() => this.#reader.infos(this.#keysOf(traceIds, experimentIds)));
  }

  withSpans(traceIds: readonly string[], experimentIds?: readonly string[]): Promise<StoredTrace[]> {
    return reading(() => {
      const keys = this.#keysOf(traceIds, experimentIds);
      const infos = this.#reader.infos(keys);
      return infos.flatMap((info, index) => {
        const key = keys[index];
        if (key === undefined) return [];
        const spans = readSpans(this.#session.database, key);
        return [{ info, spans, is_complete: spans.length >= spansExpected(info.trace_metadata ?? {}) }];
      });
    });
  }

  search(query: SearchTraces): Promise<Page<TraceInfo>> {
    return reading(() => {
      const { keys, next_page_token } = this.#find(query);
      return { items: this.#reader.infos(keys), next_page_token };
    });
  }

  searchTexts(query: SearchTraces): Promise<Page<JsonText>> {
    return reading(() => {
      const { keys, next_page_token } = this.#find(query);
      return { items: this.#texts.read(keys), next_page_token };
    });
  }

  delete(query: DeleteTraces): Promise<number> {
    const { database } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.traces();
      const experimentId = readExperimentId(query.experiment_id);
      const { max_timestamp_millis: newest, max_traces: most, trace_ids: ids } = query;
      const which =
        ids.length > 0
          ? sql('trace_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
          : sql('timestamp_ms <= ?', newest ?? 0);
      const rows = database.rows<{ trace_key: number; trace_id: string }>(
        `SELECT trace_key, trace_id FROM traces WHERE experiment_id = ? AND ${which.sql} ORDER BY timestamp_ms, trace_id LIMIT +?`,
        experimentId,
        ...which.values,
        most ?? -1,
      );
      const keys = JSON.stringify(rows.map(({ trace_key }) => trace_key));
      database.run('DELETE FROM traces WHERE trace_key IN (SELECT value FROM json_each(?))', keys);
      const gone = JSON.stringify(rows.map(({ trace_id }) => trace_id));
      database.run('DELETE FROM trace_links WHERE trace_id IN (SELECT value FROM json_each(?))', gone);
      return rows.length;
    });
  }

  setTag(traceId: string, tag: KeyValue): Promise<void> {
    return this.#session.write(() => {
      this.#session.changes.traces();
      const checked = checkTraceTag(tag);
      this.#writer.writeTag(requireTrace(this.#session.database, traceId).trace_key, checked);
    });
  }

  deleteTag(traceId: string, key: string): Promise<void> {
    return this.#session.write(() => {
      this.#session.changes.traces();
      const trace = findTrace(this.#session.database, traceId);
      if (trace === undefined && key === TRACE_NAME_TAG) throw traceNotFound(traceId);
      this.#writer.deleteTag(trace?.trace_key, traceId, key);
    });
  }

  linkToRun(traceIds: readonly string[], runId: string): Promise<void> {
    return this.#session.write(() => {
      this.#session.changes.traces();
      checkTraceLinks(traceIds);
      for (const traceId of traceIds) this.#link('run', runId, traceId);
    });
  }

  linkPrompts(traceId: string, versions: readonly string[]): Promise<void> {
    return this.#session.write(() => {
      this.#session.changes.traces();
      requireTrace(this.#session.database, traceId);
      for (const version of versions) this.#link('prompt', version, traceId);
    });
  }

  correlation(query: Parameters<TraceStore['correlation']>[0]): Promise<TraceCorrelation> {
    return reading(() => {
      const experimentIds = query.experiment_ids.map(readExperimentId);
      const scope = this.#scope(experimentIds);
      const base = query.base_filter ? query.base_filter : undefined;
      const conditionOf = (filter: string | undefined): Sql => {
        const expression = searching(() => parseTraceFilter(filter));
        return expression === undefined ? sql('1') : traceCondition(expression, scope);
      };
      const [first, second] = [query.filter1, query.filter2].map((filter) =>
        conditionOf(base === undefined ? filter : `${base} and ${filter}`),
      ) as [Sql, Sql];
      const population = conditionOf(base);
      const within = inExperiments(experimentIds);
      this.#spanText.beginSearch();
      const counts = this.#session.database.row<{
        total: number;
        first: number;
        second: number;
        joint: number;
      }>(
        'SELECT count(*) AS total, ifnull(sum(first), 0) AS first, ifnull(sum(second), 0) AS second, ' +
          'ifnull(sum(first AND second), 0) AS joint FROM (SELECT ' +
          `ifnull(${first.sql}, 0) AS first, ifnull(${second.sql}, 0) AS second FROM traces t ` +
          `WHERE ${within.sql} AND ${population.sql})`,
        ...first.values,
        ...second.values,
        ...within.values,
        ...population.values,
      ) ?? { total: 0, first: 0, second: 0, joint: 0 };
      return {
        ...npmiOf(counts),
        filter1_count: counts.first,
        filter2_count: counts.second,
        joint_count: counts.joint,
        total_count: counts.total,
      };
    });
  }

  metrics(query: TraceMetricsQuery): Promise<MetricDataPoint[]> {
    return reading(() => {
      checkTraceMetrics(query);
      return readTraceMetrics(this.#session.database, query);
    });
  }

  logSpans(experimentId: string, traces: readonly TraceSpans[], runId?: string): Promise<void> {
    return this.#session.write(() => {
      this.#session.changes.traces();
      this.#spans.write(experimentId, traces);
      if (!runId) return;
      for (const { trace_id, root_status } of traces) {
        if (root_status !== undefined) this.#link('run', runId, trace_id);
      }
    });
  }

  /** Keeps some traces as lists show them; returns whether there may be more to do. Only inside a job. */
  tidy(): boolean {
    return this.#texts.tidy(TIDY_TRACES_MAX);
  }

  #find(query: SearchTraces): KeyPage {
    const order = searching(() => parseTraceOrderBy(query.order_by));
    const filter = searching(() => parseTraceFilter(query.filter));
    const experimentIds = query.experiment_ids.map(readExperimentId);
    const scope = this.#scope(experimentIds);
    this.#spanText.beginSearch();
    const candidates = this.#candidates.find(filter);
    const within = inExperiments(experimentIds);
    const hasTime = order.some(({ entity, key }) => entity === 'attribute' && key === NEWEST_FIRST.key);
    return searchPage({
      database: this.#session.database,
      fields: TRACE_FIELDS,
      from: candidates?.from ?? 'traces t',
      key: 't.trace_key',
      where: candidates === undefined ? within : joinSql([candidates.condition, within], ' AND '),
      filter,
      condition: (expression) => traceCondition(expression, scope),
      order: hasTime ? order : [...order, NEWEST_FIRST],
      tieBreak: { entity: 'attribute', key: 'request_id', ascending: true },
      nullableAttributes: NULLABLE,
      max_results: query.max_results,
      page_token: query.page_token,
    });
  }

  #scope(experimentIds: readonly number[]): TraceScope {
    return { experiment_ids: experimentIds, nameOf: (name) => this.#session.names.find(name) };
  }

  #writeColumns(key: number, columns: TraceColumns): void {
    for (const [column, value] of Object.entries(columns) as [keyof TraceColumns, string | null][]) {
      this.#session.database.run(`UPDATE traces SET ${column} = ? WHERE trace_key = ?`, value, key);
    }
  }

  /** The place of the artifacts is the server's word. */
  #writeTags(key: number, tags: Iterable<readonly [string, string]>): void {
    for (const [name, value] of tags) {
      if (name !== TRACE_ARTIFACT_LOCATION_TAG) this.#writer.writeTag(key, { key: name, value });
    }
  }

  #link(kind: 'run' | 'prompt', target: string, traceId: string): void {
    this.#session.database.run('INSERT OR IGNORE INTO trace_links VALUES (?, ?, ?)', kind, target, traceId);
  }

  #keysOf(traceIds: readonly string[], experimentIds: readonly string[] | undefined): number[] {
    const within =
      experimentIds === undefined ? sql('1') : inExperiments(experimentIds.map(readExperimentId));
    // An id that is asked for twice stands where it was asked for last, as in MLflow.
    const unique = [...new Set(traceIds.toReversed())].toReversed();
    const keys = new Map(
      this.#session.database.tuples<readonly [string, number]>(
        `SELECT t.trace_id, t.trace_key FROM traces t WHERE t.trace_id IN (SELECT value FROM json_each(?)) AND ${within.sql}`,
        JSON.stringify(unique),
        ...within.values,
      ),
    );
    return unique.flatMap((id) => keys.get(id) ?? []);
  }
}

function pairsOf(pairs: readonly KeyValue[]): Map<string, string> {
  return new Map(pairs.map(({ key, value }) => [key, value]));
}

function difference(end: Int64, start: Int64): Int64 {
  return typeof end === 'number' && typeof start === 'number' ? end - start : BigInt(end) - BigInt(start);
}

function inExperiments(ids: readonly number[]): Sql {
  const [only] = ids;
  return ids.length === 1 && only !== undefined
    ? sql('t.experiment_id = ?', only)
    : sql('t.experiment_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}
