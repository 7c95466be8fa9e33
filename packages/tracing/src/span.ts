/** Values of a span's attributes by key, each as JSON text in Python's spelling, which is how MLflow keeps them. */
export type Attributes = Map<string, string>;

export type SpanStatus = 'UNSET' | 'OK' | 'ERROR';

export interface SpanEvent {
  readonly name: string;
  readonly time_ns: bigint;
  readonly attributes: Attributes;
}

export interface SpanLink {
  readonly trace_id: string;
  readonly span_id: string;
  readonly attributes: Attributes;
}

/** A span as OTLP sent it, whichever its encoding. Ids are hex, times nanoseconds since the epoch. */
export interface OtlpSpan {
  readonly trace_id: string;
  readonly span_id: string;
  /** Undefined for a root. */
  readonly parent_id: string | undefined;
  readonly name: string;
  readonly start_ns: bigint;
  /** 0 while the span is open. */
  readonly end_ns: bigint;
  readonly status: SpanStatus;
  readonly status_message: string;
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
  /** Attributes of what sent the span; one object for all spans of a resource. */
  readonly resource: Attributes;
}

/** Keys of attributes that MLflow gives a meaning of their own. */
export const SPAN_KEYS = {
  requestId: 'mlflow.traceRequestId',
  type: 'mlflow.spanType',
  inputs: 'mlflow.spanInputs',
  outputs: 'mlflow.spanOutputs',
  usage: 'mlflow.chat.tokenUsage',
  tools: 'mlflow.chat.tools',
  format: 'mlflow.message.format',
  model: 'mlflow.llm.model',
  provider: 'mlflow.llm.provider',
  cost: 'mlflow.llm.cost',
  traceTagPrefix: 'mlflow.traceTag.',
  session: 'session.id',
  conversation: 'gen_ai.conversation.id',
  user: 'user.id',
} as const;
