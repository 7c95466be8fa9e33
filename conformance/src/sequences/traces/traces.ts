import { createHash } from 'node:crypto';
import type { RequestJson } from '../../compare/request-json.ts';
import type { Answer, Player } from '../../compare/sequence.ts';

export const V3 = '/api/3.0/mlflow/traces';
export const V2 = '/mlflow/traces';
export const EARLY_NS = 1_500_000_000_123_456_789n;

/** 32 hex digits that no other sequence uses, the same on each server. */
export function otelTraceId(s: Player, suffix = 'a'): string {
  return createHash('sha256').update(s.unique(suffix)).digest('hex').slice(0, 32);
}

export interface TraceInfoJson {
  readonly [key: string]: RequestJson;
}

export function traceInfo(experimentId: string, traceId: string, members: TraceInfoJson = {}): TraceInfoJson {
  return {
    trace_id: traceId,
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } },
    request_time: '2017-07-14T02:40:00.123Z',
    execution_duration: '1.5s',
    state: 'OK',
    ...members,
  };
}

export function startTrace(s: Player, info: TraceInfoJson, as?: string): Promise<Answer> {
  return s.post(V3, { trace: { trace_info: info } }, as === undefined ? {} : { as });
}

/** A trace without spans. */
export async function newTrace(
  s: Player,
  experimentId: string,
  members: TraceInfoJson & { suffix?: string } = {},
): Promise<string> {
  const { suffix = 'trace', ...rest } = members;
  const traceId = `tr-${otelTraceId(s, suffix)}`;
  await startTrace(s, traceInfo(experimentId, traceId, rest));
  return traceId;
}

export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A value as OTLP's JSON spells it. */
function anyValue(value: Value): RequestJson {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'bigint') return { intValue: String(value) };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: pairs(value as Readonly<Record<string, Value>>) } };
}

function pairs(values: Readonly<Record<string, Value>>): RequestJson[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

export interface SpanDraft {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, Value>>;
  readonly start?: bigint;
  readonly end?: bigint;
  readonly [member: string]: RequestJson | Readonly<Record<string, Value>>;
}

export function span({
  attributes = {},
  start = EARLY_NS,
  end,
  name = 'step',
  ...rest
}: SpanDraft): RequestJson {
  return {
    name,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end ?? start + 1_500_000_000n),
    attributes: pairs(attributes),
    ...(rest as Record<string, RequestJson>),
  };
}

/** An export request in JSON. */
export function exportRequest(
  spans: readonly RequestJson[],
  resource: Readonly<Record<string, Value>> = {},
): RequestJson {
  return { resourceSpans: [{ resource: { attributes: pairs(resource) }, scopeSpans: [{ spans }] }] };
}

export interface ExportOptions {
  readonly resource?: Readonly<Record<string, Value>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: string;
}

/** The player and the id of the experiment or trace it works on. */
export type Place = readonly [Player, string];

export function exportSpans(
  [s, experimentId]: Place,
  spans: readonly RequestJson[],
  { resource, headers = {}, as }: ExportOptions = {},
): Promise<Answer> {
  return s.post('/v1/traces', exportRequest(spans, resource), {
    headers: { 'x-mlflow-experiment-id': experimentId, ...headers },
    ...(as === undefined ? {} : { as }),
  });
}

/** Reads a trace in every way. */
export async function readTrace(s: Player, traceId: string, as?: string): Promise<void> {
  const options = as === undefined ? {} : { as };
  await s.get(`${V3}/${traceId}`, {}, options);
  await s.get(`${V3}/get`, { trace_id: traceId, allow_partial: 'true' }, options);
  await s.get(`${V3}/batchGet`, { trace_ids: [traceId] }, options);
  await s.get(`${V2}/${traceId}/info`, {}, options);
  await s.get('/ajax-api/2.0/mlflow/get-trace-artifact', { request_id: traceId }, options);
}
