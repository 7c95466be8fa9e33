import type {
  EvaluationDataset,
  Issue,
  LabelSchema,
  LabelSchemaInput,
  LabelSchemaTypeName,
  OnlineScoringConfig,
  ReviewQueue,
  ReviewQueueItem,
  ReviewStatusName,
  Scorer,
} from '@millrace/protocol';
import type { ReviewQueueDraft } from './rules/review-queues.ts';
import type { Page } from './tracking-store.ts';

/** `tags` and `records` are JSON in texts, as on the wire. */
export interface EvaluationDatasetStore {
  create(draft: {
    name: string;
    experiment_ids: readonly string[];
    tags?: string | undefined;
  }): Promise<EvaluationDataset>;
  get(id: string): Promise<EvaluationDataset>;
  /** A missing one is no error. */
  delete(id: string): Promise<void>;
  search(query: {
    experiment_ids: readonly string[];
    max_results: number;
    filter?: string | undefined;
    order_by?: readonly string[] | undefined;
    page_token?: string | undefined;
  }): Promise<Page<EvaluationDataset>>;
  setTags(id: string, tags: string): Promise<void>;
  deleteTag(id: string, key: string): Promise<void>;
  /** A record whose inputs are those of another is merged into it. */
  upsertRecords(id: string, records: string): Promise<{ inserted: number; updated: number }>;
  /** Oldest first; none of an unknown dataset. */
  records(query: {
    dataset_id: string;
    max_results: number;
    page_token?: string | undefined;
  }): Promise<{ records: string; next_page_token?: string | undefined }>;
  /** How many there were. */
  deleteRecords(id: string, recordIds: readonly string[]): Promise<number>;
  experimentIds(id: string): Promise<string[]>;
  addExperiments(id: string, experimentIds: readonly string[]): Promise<EvaluationDataset>;
  removeExperiments(id: string, experimentIds: readonly string[]): Promise<EvaluationDataset>;
}

/** Scorers of an experiment and their versions, which count from 1. Deleted ones are gone. */
export interface ScorerStore {
  register(experimentId: string, name: string, serialized: string): Promise<Scorer>;
  /** The newest version of each; of all active experiments without ids. Unknown ids are left out. */
  list(experimentIds?: readonly string[]): Promise<Scorer[]>;
  listOf(experimentId: string): Promise<Scorer[]>;
  versions(experimentId: string, name: string): Promise<Scorer[]>;
  get(experimentId: string, name: string, version?: number): Promise<Scorer>;
  /** All versions unless one is named. */
  delete(experimentId: string, name: string, version?: number): Promise<void>;
  onlineConfigs(scorerIds: readonly string[]): Promise<OnlineScoringConfig[]>;
  setOnlineConfig(draft: {
    experiment_id: string;
    name: string;
    sample_rate: number;
    filter_string?: string | undefined;
  }): Promise<OnlineScoringConfig>;
}

export interface IssueDraft {
  readonly experiment_id: string;
  readonly name: string;
  readonly description: string;
  readonly status?: string | undefined;
  readonly severity?: string | undefined;
  readonly root_causes: readonly string[];
  readonly categories: readonly string[];
  readonly source_run_id?: string | undefined;
  readonly created_by?: string | undefined;
}

export interface IssueStore {
  create(draft: IssueDraft): Promise<Issue>;
  get(id: string): Promise<Issue>;
  /** What is undefined stays. */
  update(
    id: string,
    changes: {
      name?: string | undefined;
      description?: string | undefined;
      status?: string | undefined;
      severity?: string | undefined;
    },
  ): Promise<Issue>;
  search(query: {
    max_results: number;
    counts_traces: boolean;
    experiment_id?: string | undefined;
    filter?: string | undefined;
    page_token?: string | undefined;
  }): Promise<Page<Issue>>;
}

export interface LabelSchemaStore {
  create(draft: {
    experiment_id: string;
    name: string;
    type: LabelSchemaTypeName;
    input: LabelSchemaInput;
    instruction?: string | undefined;
    enable_comment: boolean;
  }): Promise<LabelSchema>;
  get(id: string): Promise<LabelSchema>;
  getByName(experimentId: string, name: string): Promise<LabelSchema>;
  /** Newest first. Makes the question that every experiment has when it is not there yet. */
  list(query: {
    experiment_id: string;
    max_results: number;
    page_token?: string | undefined;
  }): Promise<Page<LabelSchema>>;
  /** What is undefined stays. */
  update(
    id: string,
    changes: {
      name?: string | undefined;
      instruction?: string | undefined;
      enable_comment?: boolean | undefined;
      input?: LabelSchemaInput | undefined;
    },
  ): Promise<LabelSchema>;
  /** A missing one is no error. */
  delete(id: string): Promise<void>;
}

/** Names of queues and of users compare without case. */
export interface ReviewQueueStore {
  create(experimentId: string, draft: ReviewQueueDraft): Promise<ReviewQueue>;
  getOrCreateUserQueue(experimentId: string, user: string): Promise<ReviewQueue>;
  get(id: string): Promise<ReviewQueue>;
  getByName(experimentId: string, name: string): Promise<ReviewQueue>;
  /** Newest first. */
  list(query: {
    experiment_id: string;
    max_results: number;
    user?: string | undefined;
    item_id?: string | undefined;
    page_token?: string | undefined;
  }): Promise<Page<ReviewQueue>>;
  /** What is undefined stays. */
  update(
    id: string,
    changes: {
      name?: string | undefined;
      owner?: string | undefined;
      users?: readonly string[] | undefined;
      schema_ids?: readonly string[] | undefined;
    },
  ): Promise<ReviewQueue>;
  /** A missing one is no error. */
  delete(id: string): Promise<void>;
  /** All or none; each must be a trace of the queue's experiment. Those that are there already stay as they are. */
  addItems(id: string, itemIds: readonly string[]): Promise<ReviewQueueItem[]>;
  removeItems(id: string, itemIds: readonly string[]): Promise<void>;
  /** Newest first. */
  items(query: {
    queue_id: string;
    max_results: number;
    status?: ReviewStatusName | undefined;
    page_token?: string | undefined;
  }): Promise<Page<ReviewQueueItem>>;
  setItemStatus(
    id: string,
    itemId: string,
    to: { status: ReviewStatusName; completed_by?: string | undefined },
  ): Promise<ReviewQueueItem>;
}

/** What evaluation and review need of a database, beside traces. */
export interface EvaluationStore {
  readonly evaluationDatasets: EvaluationDatasetStore;
  readonly scorers: ScorerStore;
  readonly issues: IssueStore;
  readonly labelSchemas: LabelSchemaStore;
  readonly reviewQueues: ReviewQueueStore;
}
