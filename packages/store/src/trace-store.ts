import type {
  Assessment,
  Int64,
  JsonText,
  MetricAggregation,
  MetricDataPoint,
  MetricViewTypeName,
  TraceInfo,
  TraceStateName,
} from '@millrace/protocol';
import type { TraceSpans } from '@millrace/tracing';
import type { KeyValue } from './rules/batch.ts';
import type { Page } from './tracking-store.ts';

export interface SearchTraces {
  readonly experiment_ids: readonly string[];
  readonly max_results: number;
  readonly filter?: string | undefined;
  readonly order_by?: readonly string[] | undefined;
  readonly page_token?: string | undefined;
}

/** A trace with the texts of its spans: roots first, then by their start. */
export interface StoredTrace {
  readonly info: TraceInfo;
  readonly spans: readonly string[];
  /** False while fewer spans have come than the trace says it has. */
  readonly is_complete: boolean;
}

export interface DeleteTraces {
  readonly experiment_id: string;
  readonly max_timestamp_millis?: Int64 | undefined;
  readonly max_traces?: Int64 | undefined;
  readonly trace_ids: readonly string[];
}

export interface TraceCorrelation {
  readonly npmi: number;
  readonly npmi_smoothed: number;
  readonly filter1_count: number;
  readonly filter2_count: number;
  readonly joint_count: number;
  readonly total_count: number;
}

export interface TraceMetricsQuery {
  readonly experiment_ids: readonly string[];
  readonly view_type: MetricViewTypeName;
  readonly metric_name: string;
  readonly aggregations: readonly MetricAggregation[];
  readonly dimensions: readonly string[];
  readonly filters: readonly string[];
  readonly time_interval_seconds?: Int64 | undefined;
  readonly start_time_ms?: Int64 | undefined;
  readonly end_time_ms?: Int64 | undefined;
  readonly max_results: number;
}

/** What a client of version 2 says of a trace. */
export interface TraceDraftV2 {
  readonly experiment_id: string;
  readonly timestamp_ms: Int64;
  readonly metadata: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

export interface TraceEndV2 {
  readonly timestamp_ms: Int64;
  readonly status: TraceStateName;
  readonly metadata: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

/** Traces and their spans. Every method is one transaction; times are ms since the epoch. */
export interface TraceStore {
  /** Makes a trace, or completes one that spans have made; what the client says counts more than what spans say. */
  start(info: TraceInfo): Promise<TraceInfo>;
  startV2(draft: TraceDraftV2): Promise<TraceInfo>;
  endV2(traceId: string, end: TraceEndV2): Promise<TraceInfo>;
  get(traceId: string): Promise<TraceInfo>;
  /** In the order asked for, without those that are unknown or in other experiments. */
  infos(traceIds: readonly string[], experimentIds?: readonly string[]): Promise<TraceInfo[]>;
  withSpans(traceIds: readonly string[], experimentIds?: readonly string[]): Promise<StoredTrace[]>;
  search(query: SearchTraces): Promise<Page<TraceInfo>>;
  /**
   * The same as the wire's JSON, which costs a tenth: each text holds one or several of the items, with commas between.
   */
  searchTexts(query: SearchTraces): Promise<Page<JsonText>>;
  /** Returns how many were deleted; the oldest first when limited. */
  delete(query: DeleteTraces): Promise<number>;
  setTag(traceId: string, tag: KeyValue): Promise<void>;
  deleteTag(traceId: string, key: string): Promise<void>;
  linkToRun(traceIds: readonly string[], runId: string): Promise<void>;
  /** `versions` are `<name>/<version>`. */
  linkPrompts(traceId: string, versions: readonly string[]): Promise<void>;
  correlation(query: {
    experiment_ids: readonly string[];
    filter1: string;
    filter2: string;
    base_filter?: string | undefined;
  }): Promise<TraceCorrelation>;
  metrics(query: TraceMetricsQuery): Promise<MetricDataPoint[]>;
  /** All or nothing; traces that are new are made in the experiment. Those with a root are linked to the run. */
  logSpans(experimentId: string, traces: readonly TraceSpans[], runId?: string): Promise<void>;
}

/** Fields of an assessment that may change; absent ones stay. */
export interface AssessmentUpdate {
  readonly name?: string | undefined;
  readonly feedback?: Assessment['feedback'];
  readonly expectation?: Assessment['expectation'];
  readonly rationale?: string | undefined;
  /** Added to what is there. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** Feedback, expectations and issues on traces. */
export interface AssessmentStore {
  create(traceId: string, assessment: Assessment): Promise<Assessment>;
  get(traceId: string, assessmentId: string): Promise<Assessment>;
  update(traceId: string, assessmentId: string, update: AssessmentUpdate): Promise<Assessment>;
  /** One that is missing is no error. */
  delete(traceId: string, assessmentId: string): Promise<void>;
}
