import { type Int64, TRACE_USER_METADATA } from '@millrace/protocol';
import {
  checkSession,
  checkTraceTag,
  costText,
  experimentNotFound,
  isTraceTag,
  readExperimentId,
  usageText,
} from '@millrace/store';
import {
  type Amounts,
  type PreparedSpan,
  type SpanAmounts,
  totalOf,
  type TraceSpans,
} from '@millrace/tracing';
import type { SqlValue } from '../database.ts';
import type { Session } from '../session.ts';
import { writeChunk } from './span-chunks.ts';
import { findTrace, type TraceRow } from './trace-reader.ts';
import { TraceWriter } from './trace-writer.ts';

const SPAN_COLUMNS = 16;
/** Rows in one statement: a call costs more than a row. */
const ROWS_PER_STATEMENT = 10;
const ONE_ROW = `(${Array.from({ length: SPAN_COLUMNS }, () => '?').join(', ')})`;

function upsertText(rows: number): string {
  const columns =
    'parent_id chunk_id position name_id type_id status start_ns end_ns model_id provider_id tokens input_cost output_cost total_cost';
  return (
    `INSERT INTO spans VALUES ${Array.from({ length: rows }, () => ONE_ROW).join(', ')} ON CONFLICT DO UPDATE SET ` +
    columns
      .split(' ')
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')
  );
}
const UPSERT_ONE = upsertText(1);
const UPSERT_MANY = upsertText(ROWS_PER_STATEMENT);

interface ChunkPlace {
  readonly traceKey: number;
  readonly chunk: number;
}

/** Takes spans in; only inside a job. */
export class SpanWriter {
  readonly #session: Session;
  readonly #writer: TraceWriter;

  constructor(session: Session) {
    this.#session = session;
    this.#writer = new TraceWriter(session);
  }

  write(experimentId: string, traces: readonly TraceSpans[]): void {
    for (const trace of traces) checkSession(trace.session_id);
    for (const trace of traces) {
      const known = findTrace(this.#session.database, trace.trace_id);
      const traceKey = known?.trace_key ?? this.#create(experimentId, trace);
      this.#writeSpans(traceKey, trace.spans);
      if (known !== undefined) this.#update(known, trace);
      if (trace.user_id !== undefined) this.#writer.addMetadata(traceKey, TRACE_USER_METADATA, trace.user_id);
      this.#writeTags(traceKey, trace);
    }
  }

  /** The experiment need only be there: a deleted one takes spans, as in MLflow. */
  #create(experimentId: string, trace: TraceSpans): number {
    const { database } = this.#session;
    const experiment = readExperimentId(experimentId);
    if (database.row('SELECT 1 FROM experiments WHERE experiment_id = ?', experiment) === undefined) {
      throw experimentNotFound(experiment);
    }
    const { spans } = trace;
    const tokens = spans.some(hasTokens) ? totalOf(spans.map(tokensOf), 'tokens') : undefined;
    const cost = spans.some(hasCost) ? totalOf(spans.map(costOf), 'cost') : undefined;
    return database.run(
      'INSERT INTO traces (trace_id, experiment_id, timestamp_ms, execution_time_ms, status, request_preview, ' +
        'response_preview, session_id, token_usage, cost, is_finalized, spans_location) ' +
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'TRACKING_STORE')",
      trace.trace_id,
      experiment,
      trace.start_ms,
      trace.end_ms === undefined || trace.end_ms === 0 ? null : trace.end_ms - trace.start_ms,
      trace.root_status ?? 'IN_PROGRESS',
      trace.request_preview ?? null,
      trace.response_preview ?? null,
      trace.session_id ?? null,
      (tokens && usageText(tokens)) ?? null,
      (cost && costText(cost)) ?? null,
    ).lastInsertRowid;
  }

  #writeSpans(traceKey: number, spans: readonly PreparedSpan[]): void {
    const { database } = this.#session;
    const contents = spans.map(({ content }) => content);
    const place = { traceKey, chunk: writeChunk(database, traceKey, contents) };
    // The same span twice in one statement would be a conflict within it.
    const isUnique = new Set(spans.map(({ span_id }) => span_id)).size === spans.length;
    const inMany = isUnique ? spans.length - (spans.length % ROWS_PER_STATEMENT) : 0;
    let values: SqlValue[] = [];
    for (const [position, span] of spans.entries()) {
      this.#addValues(values, place, { position, span });
      const isFull = values.length === ROWS_PER_STATEMENT * SPAN_COLUMNS;
      if (position < inMany && !isFull) continue;
      database.run(isFull ? UPSERT_MANY : UPSERT_ONE, ...values);
      values = [];
    }
  }

  #addValues(
    into: SqlValue[],
    { traceKey, chunk }: ChunkPlace,
    { position, span }: { readonly position: number; readonly span: PreparedSpan },
  ): void {
    const { tokens, cost } = span;
    into.push(
      traceKey,
      span.span_id,
      span.parent_id ?? null,
      chunk,
      position,
      this.#intern(span.name),
      this.#internMaybe(span.type),
      span.status,
      span.start_ns,
      span.end_ns,
      this.#internMaybe(span.model_name),
      this.#internMaybe(span.model_provider),
      tokens === undefined ? null : JSON.stringify(tokens),
      cost?.['input_cost'] ?? null,
      cost?.['output_cost'] ?? null,
      cost?.['total_cost'] ?? null,
    );
  }

  /** A name cut out of a request must not keep the whole request in memory. */
  #intern(name: string): number {
    const { names } = this.#session;
    return names.find(name) ?? names.intern(Buffer.from(name, 'utf8').toString('utf8'));
  }

  #internMaybe(name: string | undefined): number | null {
    return name === undefined ? null : this.#intern(name);
  }

  /** The totals are made again over all spans of the trace: a parent's sum may come later than its children. */
  #update(row: TraceRow, trace: TraceSpans): void {
    const { database } = this.#session;
    const isFinalized = row.is_finalized === 1;
    const time = isFinalized ? row : timeOf(row, trace);
    const isOpen = row.status === 'IN_PROGRESS' || row.status === 'STATE_UNSPECIFIED';
    const hasNewTokens = trace.spans.some(hasTokens) && !(isFinalized && row.token_usage !== null);
    const tokens = hasNewTokens ? totalOf(this.#storedTokens(row.trace_key), 'tokens') : undefined;
    const hasNewCost = trace.spans.some(hasCost) && !(isFinalized && row.cost !== null);
    const cost = hasNewCost ? totalOf(this.#storedCosts(row.trace_key), 'cost') : undefined;
    database.run(
      'UPDATE traces SET timestamp_ms = ?, execution_time_ms = ?, status = ?, request_preview = ?, response_preview = ?, ' +
        "session_id = ?, token_usage = ?, cost = ?, spans_location = 'TRACKING_STORE' WHERE trace_key = ?",
      time.timestamp_ms,
      time.execution_time_ms,
      isOpen ? (trace.root_status ?? row.status) : row.status,
      row.request_preview ?? trace.request_preview ?? null,
      row.response_preview ?? trace.response_preview ?? null,
      row.session_id ?? trace.session_id ?? null,
      (tokens && usageText(tokens)) ?? row.token_usage,
      (cost && costText(cost)) ?? row.cost,
      row.trace_key,
    );
  }

  #storedTokens(traceKey: number): SpanAmounts[] {
    return this.#session.database
      .tuples<readonly [string, string | null, string | null]>(
        'SELECT span_id, parent_id, tokens FROM spans WHERE trace_key = ?',
        traceKey,
      )
      .map(([span_id, parent, tokens]) => ({
        span_id,
        parent_id: parent ?? undefined,
        amounts: tokens === null ? undefined : (JSON.parse(tokens) as Amounts),
      }));
  }

  #storedCosts(traceKey: number): SpanAmounts[] {
    return this.#session.database
      .tuples<readonly [string, string | null, number | null, number | null, number | null]>(
        'SELECT span_id, parent_id, input_cost, output_cost, total_cost FROM spans WHERE trace_key = ?',
        traceKey,
      )
      .map(([span_id, parent, input, output, total]) => ({
        span_id,
        parent_id: parent ?? undefined,
        amounts:
          input === null && output === null && total === null
            ? undefined
            : { input_cost: input ?? 0, output_cost: output ?? 0, total_cost: total ?? 0 },
      }));
  }

  /** Tags of the root count more than those of what sent the spans. */
  #writeTags(traceKey: number, { tags, resource_tags }: TraceSpans): void {
    for (const [key, value] of [...resource_tags, ...tags]) {
      if (isTraceTag(key)) this.#writer.writeTag(traceKey, checkTraceTag({ key, value }));
    }
  }
}

const hasTokens = ({ tokens }: PreparedSpan): boolean => tokens !== undefined;
const hasCost = ({ cost }: PreparedSpan): boolean => cost !== undefined;
const tokensOf = ({ span_id, parent_id, tokens }: PreparedSpan): SpanAmounts => ({
  span_id,
  parent_id,
  amounts: tokens,
});
const costOf = ({ span_id, parent_id, cost }: PreparedSpan): SpanAmounts => ({
  span_id,
  parent_id,
  amounts: cost,
});

/** From the earliest start to the latest end of all spans. */
function timeOf(row: TraceRow, trace: TraceSpans): { timestamp_ms: Int64; execution_time_ms: Int64 | null } {
  const before = Number(row.timestamp_ms);
  const timestamp_ms = Math.min(before, trace.start_ms);
  const known = row.execution_time_ms === null ? undefined : before + Number(row.execution_time_ms);
  const end = Math.max(known ?? 0, trace.end_ms ?? 0);
  return { timestamp_ms, execution_time_ms: end === 0 ? null : end - timestamp_ms };
}
