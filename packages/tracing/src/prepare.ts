import { SPAN_MODEL_CHARACTERS_MAX } from '@millrace/protocol';
import { contentOf } from './content.ts';
import type { OtlpRequest, Rejected } from './decode-protobuf.ts';
import { previewOf } from './preview.ts';
import { parseText, plainText } from './python-json.ts';
import { type Attributes, type OtlpSpan, SPAN_KEYS, type SpanStatus } from './span.ts';
import { translate } from './translate.ts';
import { type Amounts, COST_KEYS, readAmounts, TOKEN_KEYS } from './usage.ts';

/** A span as a store keeps it. */
export interface PreparedSpan {
  readonly span_id: string;
  readonly parent_id: string | undefined;
  readonly name: string;
  readonly type: string | undefined;
  readonly status: SpanStatus;
  readonly start_ns: bigint;
  readonly end_ns: bigint;
  readonly model_name: string | undefined;
  readonly model_provider: string | undefined;
  readonly tokens: Amounts | undefined;
  readonly cost: Amounts | undefined;
  readonly content: string;
}

/** Spans of one trace that came together, with what they say of the trace. */
export interface TraceSpans {
  readonly trace_id: string;
  readonly spans: PreparedSpan[];
  readonly start_ms: number;
  /** Undefined while every span is open. */
  readonly end_ms: number | undefined;
  /** That of the first root; undefined without one. */
  readonly root_status: 'OK' | 'ERROR' | undefined;
  readonly session_id: string | undefined;
  readonly user_id: string | undefined;
  readonly request_preview: string | undefined;
  readonly response_preview: string | undefined;
  /** What the root says are tags of its trace. */
  readonly tags: ReadonlyMap<string, string>;
  /** What sent the spans, as tags. */
  readonly resource_tags: ReadonlyMap<string, string>;
}

type Draft = { -readonly [K in keyof TraceSpans]: TraceSpans[K] };

const INT64_MAX = 2n ** 63n - 1n;
/** In the year 1973: seconds, ms and µs since 1970 stay below it for a long time. */
const START_NS_MIN = 10n ** 17n;
const NS_PER_MS = 1_000_000n;
/** Programs whose name is copied to the roots they send, as MLflow does. */
const SHOWN_SERVICES = new Set(['claude-code', 'codex_cli_rs', 'codex_vscode', 'gemini-cli', 'qwen-code']);
const SERVICE = 'service.name';

export interface PreparedTraces {
  readonly traces: TraceSpans[];
  readonly rejected: Rejected | undefined;
}

/** The spans of a request by trace, translated and ready to be stored. */
export function prepareTraces(request: OtlpRequest): PreparedTraces {
  const traces = new Map<string, Draft>();
  let { rejected } = request;
  for (const span of request.spans) {
    const reason = timeRefusal(span);
    if (reason !== undefined) {
      rejected = { count: (rejected?.count ?? 0) + 1, reason: rejected?.reason ?? reason };
      continue;
    }
    let trace = traces.get(span.trace_id);
    if (trace === undefined) {
      trace = emptyTrace(span);
      traces.set(span.trace_id, trace);
    }
    prepare(span, trace);
  }
  return { traces: [...traces.values()], rejected };
}

/** Why the times of a span cannot be kept; a start of 0 says that it is not known. */
function timeRefusal({ start_ns, end_ns }: OtlpSpan): string | undefined {
  if (start_ns > INT64_MAX || end_ns > INT64_MAX) return 'A span has a time that is no time in nanoseconds.';
  if (start_ns >= START_NS_MIN || start_ns === 0n) return undefined;
  return `A span starts ${start_ns} ns after 1970; this looks like a time in another unit than nanoseconds.`;
}

function emptyTrace(span: OtlpSpan): Draft {
  return {
    trace_id: `tr-${span.trace_id}`,
    spans: [],
    start_ms: msOf(span.start_ns),
    end_ms: undefined,
    root_status: undefined,
    session_id: undefined,
    user_id: undefined,
    request_preview: undefined,
    response_preview: undefined,
    tags: new Map(),
    resource_tags: new Map(),
  };
}

function msOf(ns: bigint): number {
  return Number(ns / NS_PER_MS);
}

function prepare(span: OtlpSpan, trace: Draft): void {
  const { attributes, resource } = span;
  if (span.parent_id === undefined) copyService(attributes, resource);
  attributes.set(SPAN_KEYS.requestId, `"${trace.trace_id}"`);
  translate(attributes, span.events);
  trace.spans.push(preparedSpan(span));
  const start = msOf(span.start_ns);
  const end = msOf(span.end_ns);
  trace.start_ms = Math.min(trace.start_ms, start);
  // MLflow counts an end of 0, which says "open", like any other; only a whole trace of them has no end.
  trace.end_ms = Math.max(trace.end_ms ?? 0, end);
  const session = attributes.get(SPAN_KEYS.session) ?? attributes.get(SPAN_KEYS.conversation);
  if (session !== undefined) trace.session_id ??= plainText(session);
  const user = attributes.get(SPAN_KEYS.user);
  if (user !== undefined) trace.user_id ??= plainText(user);
  if (trace.resource_tags.size === 0 && resource.size > 0) trace.resource_tags = tagsOfResource(resource);
  if (span.parent_id === undefined) prepareRoot(span, trace);
}

function prepareRoot({ attributes, status }: OtlpSpan, trace: Draft): void {
  trace.root_status ??= status === 'ERROR' ? 'ERROR' : 'OK';
  const inputs = attributes.get(SPAN_KEYS.inputs);
  const outputs = attributes.get(SPAN_KEYS.outputs);
  // Of several roots the last one counts.
  trace.request_preview = inputs === undefined ? undefined : previewOf(inputs, 'user');
  trace.response_preview = outputs === undefined ? undefined : previewOf(outputs, 'assistant');
  const tags = new Map(trace.tags);
  for (const [key, text] of attributes) {
    if (key.startsWith(SPAN_KEYS.traceTagPrefix))
      tags.set(key.slice(SPAN_KEYS.traceTagPrefix.length), plainText(text));
  }
  trace.tags = tags;
}

function copyService(attributes: Attributes, resource: Attributes): void {
  const service = resource.get(SERVICE);
  if (service !== undefined && SHOWN_SERVICES.has(plainText(service))) attributes.set(SERVICE, service);
}

function tagsOfResource(resource: Attributes): Map<string, string> {
  const tags = new Map<string, string>();
  for (const [key, text] of resource) {
    if (key.startsWith('telemetry.sdk.') || key.startsWith('mlflow.')) continue;
    tags.set(key, plainText(text));
  }
  return tags;
}

function preparedSpan(span: OtlpSpan): PreparedSpan {
  const { attributes } = span;
  return {
    span_id: span.span_id,
    parent_id: span.parent_id,
    name: span.name,
    type: textAt(attributes, SPAN_KEYS.type),
    status: span.status,
    start_ns: span.start_ns,
    end_ns: span.end_ns,
    model_name: textAt(attributes, SPAN_KEYS.model)?.slice(0, SPAN_MODEL_CHARACTERS_MAX),
    model_provider: textAt(attributes, SPAN_KEYS.provider)?.slice(0, SPAN_MODEL_CHARACTERS_MAX),
    tokens: amountsAt(attributes, SPAN_KEYS.usage, TOKEN_KEYS),
    cost: amountsAt(attributes, SPAN_KEYS.cost, COST_KEYS),
    content: contentOf(span),
  };
}

function textAt(attributes: Attributes, key: string): string | undefined {
  const text = attributes.get(key);
  if (text === undefined) return undefined;
  const value = parseText(text);
  return typeof value === 'string' ? value : undefined;
}

function amountsAt(attributes: Attributes, key: string, keys: readonly string[]): Amounts | undefined {
  const text = attributes.get(key);
  return text === undefined ? undefined : readAmounts(parseText(text), keys);
}
