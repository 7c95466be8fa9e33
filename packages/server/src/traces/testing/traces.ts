import type { TraceInfo } from '@millrace/protocol';
import type { InProcessAnswer } from '@millrace/testkit';
import type { TestServer } from '@millrace/testkit/use-server';

export const V3 = '/api/3.0/mlflow/traces';
export const V2 = '/api/2.0/mlflow/traces';
export const TRACE = `tr-${'ab'.repeat(16)}`;
export const UNKNOWN = `tr-${'cd'.repeat(16)}`;
const START = '1700000000000000001';

type Members = Readonly<Record<string, unknown>>;

export function traceInfo(members: Members = {}): Members {
  return {
    trace_id: TRACE,
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } },
    request_time: '2023-11-14T22:13:20.123Z',
    execution_duration: '1.500s',
    state: 'OK',
    ...members,
  };
}

export function startTrace(server: TestServer, members: Members = {}): Promise<InProcessAnswer> {
  return server.post(V3, { trace: { trace_info: traceInfo(members) } });
}

export interface SpanMembers {
  readonly id?: string;
  readonly parent?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly trace?: string;
}

export function span({
  id = '00f067aa0ba902b7',
  parent,
  name = 'step',
  attributes = {},
  trace = TRACE,
}: SpanMembers = {}): Members {
  return {
    traceId: trace.slice(3),
    spanId: id,
    parentSpanId: parent,
    name,
    startTimeUnixNano: START,
    endTimeUnixNano: '1700000001000000001',
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
  };
}

/** Sends spans as OTLP in JSON. */
export async function exportSpans(
  server: TestServer,
  spans: readonly Members[],
  experimentId = '0',
): Promise<Response> {
  return fetch(`${server.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mlflow-experiment-id': experimentId },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
  });
}

export async function readInfo(server: TestServer, traceId = TRACE): Promise<TraceInfo> {
  const { json } = await server.get(`${V3}/${traceId}`);
  return (json as { trace: { trace_info: TraceInfo } }).trace.trace_info;
}
