import type {
  DatasetInput,
  DatasetSummary,
  Experiment,
  ExperimentActivity,
  FoundRun,
  Int64,
  LoggedModel,
  LoggedModelDatasetFilter,
  LoggedModelOrderBy,
  LoggedModelStatusName,
  Metric,
  MetricWithRunId,
  ModelInput,
  ModelOutput,
  Param,
  Run,
  RunInfo,
  RunStatusName,
  RunTag,
  ViewTypeName,
} from '@millrace/protocol';
import type { MetricSeries, MetricSeriesQuery } from './metric-series.ts';
import type { BatchDraft, KeyValue } from './rules/batch.ts';
import type { RunIndex, RunIndexQuery } from './run-index.ts';

/** One page of a search; without a token it is the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next_page_token?: string | undefined;
}

export interface SearchExperiments {
  readonly view_type: ViewTypeName;
  readonly max_results: number;
  readonly filter?: string | undefined;
  readonly order_by?: readonly string[] | undefined;
  readonly page_token?: string | undefined;
}

/** Experiments. Every method is one transaction; times are ms since the epoch. */
export interface ExperimentStore {
  create(draft: {
    name: string;
    artifact_location?: string | undefined;
    tags: readonly KeyValue[];
  }): Promise<string>;
  get(experimentId: string): Promise<Experiment>;
  getByName(name: string): Promise<Experiment>;
  rename(experimentId: string, name: string): Promise<void>;
  delete(experimentId: string): Promise<void>;
  restore(experimentId: string): Promise<void>;
  search(query: SearchExperiments): Promise<Page<Experiment>>;
  /** Of those that there are, in no order. */
  activity(experimentIds: readonly string[]): Promise<ExperimentActivity[]>;
  setTag(experimentId: string, tag: KeyValue): Promise<void>;
  deleteTag(experimentId: string, key: string): Promise<void>;
}

export interface RunDraft {
  readonly experiment_id: string;
  readonly user_id: string;
  readonly start_time: Int64;
  readonly run_name?: string | undefined;
  readonly tags: readonly RunTag[];
}

export interface RunUpdate {
  readonly status?: RunStatusName | undefined;
  readonly end_time?: Int64 | undefined;
  readonly run_name?: string | undefined;
}

export interface SearchRuns {
  readonly experiment_ids: readonly string[];
  readonly run_view_type: ViewTypeName;
  readonly max_results: number;
  readonly filter?: string | undefined;
  readonly order_by?: readonly string[] | undefined;
  readonly page_token?: string | undefined;
}

/** What is looked for over all experiments: at least one of the two. */
export interface FindRuns {
  readonly text?: string | undefined;
  readonly statuses: readonly RunStatusName[];
  readonly names_only: boolean;
  readonly max_results: number;
}

/** Runs with their params, tags, metrics, inputs and outputs. Every method is one transaction. */
export interface RunStore {
  create(draft: RunDraft): Promise<Run>;
  get(runId: string): Promise<Run>;
  update(runId: string, update: RunUpdate): Promise<RunInfo>;
  delete(runId: string): Promise<void>;
  restore(runId: string): Promise<void>;
  search(query: SearchRuns): Promise<Page<Run>>;
  /** Active runs, the last started or ended first. */
  find(query: FindRuns): Promise<FoundRun[]>;
  /** Runs as columns: what a table of a hundred thousand of them needs, read in a fraction of the time of a search. */
  index(query: RunIndexQuery): Promise<RunIndex>;
  logMetric(runId: string, metric: Metric): Promise<void>;
  logParam(runId: string, param: Param): Promise<void>;
  setTag(runId: string, tag: RunTag): Promise<void>;
  deleteTag(runId: string, key: string): Promise<void>;
  /** All or nothing; unlike MLflow, a failure leaves no part of the batch. */
  logBatch(runId: string, batch: BatchDraft): Promise<void>;
  logInputs(
    runId: string,
    inputs: { datasets: readonly DatasetInput[]; models: readonly ModelInput[] },
  ): Promise<void>;
  logOutputs(runId: string, models: readonly ModelOutput[]): Promise<void>;
  /** Appends to the JSON list in tag `mlflow.log-model.history`. */
  recordLoggedModel(runId: string, model: unknown): Promise<void>;
}

export interface MetricHistoryQuery {
  readonly run_id: string;
  readonly metric_key: string;
  /** Absent: every point. */
  readonly max_results?: number | undefined;
  readonly page_token?: string | undefined;
}

export interface MetricSampleQuery {
  readonly run_ids: readonly string[];
  readonly metric_key: string;
  /** Steps, both inclusive. */
  readonly range?: { readonly start: number; readonly end: number } | undefined;
  /** Points per run. */
  readonly max_results: number;
}

/** Histories of metrics. An unknown run or key has an empty history. */
export interface MetricStore {
  history(query: MetricHistoryQuery): Promise<Page<Metric>>;
  historyBulk(query: {
    run_ids: readonly string[];
    metric_key: string;
    max_results: number;
  }): Promise<MetricWithRunId[]>;
  sample(query: MetricSampleQuery): Promise<MetricWithRunId[]>;
  /** Series to draw, by run and then key; what a run does not have is left out. Few points are read. */
  series(query: MetricSeriesQuery): Promise<MetricSeries[]>;
}

export interface LoggedModelDraft {
  readonly experiment_id: string;
  readonly name?: string | undefined;
  readonly model_type?: string | undefined;
  readonly source_run_id?: string | undefined;
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

export interface SearchLoggedModels {
  readonly experiment_ids: readonly string[];
  readonly max_results: number;
  readonly filter?: string | undefined;
  readonly datasets?: readonly LoggedModelDatasetFilter[] | undefined;
  readonly order_by?: readonly LoggedModelOrderBy[] | undefined;
  readonly page_token?: string | undefined;
}

export interface LoggedModelStore {
  create(draft: LoggedModelDraft): Promise<LoggedModel>;
  get(modelId: string, options?: { allow_deleted?: boolean | undefined }): Promise<LoggedModel>;
  finalize(modelId: string, status: LoggedModelStatusName): Promise<LoggedModel>;
  delete(modelId: string): Promise<void>;
  search(query: SearchLoggedModels): Promise<Page<LoggedModel>>;
  setTags(modelId: string, tags: readonly KeyValue[]): Promise<void>;
  deleteTag(modelId: string, key: string): Promise<void>;
  /** Params are write-once; the same value again is fine. */
  logParams(modelId: string, params: readonly KeyValue[]): Promise<void>;
}

/** Datasets that runs used. */
export interface DatasetStore {
  summaries(experimentIds: readonly string[]): Promise<DatasetSummary[]>;
}

/** Permanent removal, for `millrace gc`. Only what is marked deleted can be removed. */
export interface GarbageStore {
  /** Things marked deleted at or before `deletedBeforeMs`. */
  listDeleted(deletedBeforeMs: number): Promise<DeletedThing[]>;
  purge(things: readonly DeletedThing[]): Promise<void>;
}

export interface DeletedThing {
  readonly kind: 'experiment' | 'run' | 'logged-model';
  readonly id: string;
  readonly artifact_uri: string;
  readonly deleted_time: number;
}

/** Everything that the tracking endpoints need of a database. */
export interface TrackingStore {
  readonly experiments: ExperimentStore;
  readonly runs: RunStore;
  readonly metrics: MetricStore;
  readonly loggedModels: LoggedModelStore;
  readonly datasets: DatasetStore;
  readonly garbage: GarbageStore;
}

/** What a store asks of the world; given by the composition root so that tests can fix it. */
export interface StoreEnvironment {
  nowMs(): number;
  /** 32 lower-case hex digits, never the same twice. */
  newId(): string;
  /** A readable name for a run or model that was given none. */
  newName(): string;
  /** Root below which experiments without a location of their own keep artifacts. */
  readonly defaultArtifactRoot: string;
  /** MLFLOW_TRUNCATE_LONG_VALUES. */
  readonly truncatesLongValues: boolean;
  /** Absent in a tool that neither takes nor uses secrets. */
  readonly secrets?: SecretBox | undefined;
}

/** Keeps secrets unreadable in the database. `owner` names the row, so that one's secret does not fit another. */
export interface SecretBox {
  seal(secret: string, owner: string): Uint8Array;
  /** @throws when it was sealed with another key or for another owner */
  open(sealed: Uint8Array, owner: string): string;
}
