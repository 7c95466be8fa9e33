import type {
  EvaluationDataset,
  Issue,
  LabelSchema,
  ReviewQueue,
  ReviewQueueItem,
  Scorer,
} from '@millrace/protocol';
import { type TestServer, useServer } from './use-server.ts';

type Body = Readonly<Record<string, unknown>>;
type Query = Parameters<TestServer['get']>[1];
type Answered = Awaited<ReturnType<TestServer['send']>>;

const V3 = '/api/3.0/mlflow/';

/** A record as it comes back. */
export interface ReadRecord {
  readonly dataset_record_id: string;
  readonly inputs: unknown;
  readonly outputs?: unknown;
  readonly expectations?: unknown;
  readonly tags: Readonly<Record<string, unknown>>;
  readonly source?: unknown;
  readonly last_updated_by?: string;
}

/** Speaks of evaluation and review with a server in process; paths are below `/api/3.0/mlflow`. */
export class EvaluationServer {
  readonly server: TestServer;

  constructor(server: TestServer) {
    this.server = server;
  }

  send(method: string, path: string, body?: unknown): Promise<Answered> {
    return this.server.send(method, V3 + path, body);
  }

  post(path: string, body: unknown): Promise<Answered> {
    return this.send('POST', path, body);
  }

  get(path: string, query: Query = {}): Promise<Answered> {
    return this.server.get(V3 + path, query);
  }

  /** The body of an answer that must be no error. */
  async done<T>(pending: Promise<Answered>): Promise<T> {
    const { status, text, json } = await pending;
    if (status !== 200) throw new Error(text);
    return json as T;
  }

  async createDataset(draft: Body = {}): Promise<string> {
    const made = this.post('datasets/create', { name: 'd', ...draft });
    return (await this.done<{ dataset: EvaluationDataset }>(made)).dataset.dataset_id;
  }

  async dataset(id: string): Promise<EvaluationDataset> {
    return (await this.done<{ dataset: EvaluationDataset }>(this.get(`datasets/${id}`))).dataset;
  }

  upsert(
    id: string,
    records: readonly unknown[],
  ): Promise<{ inserted_count: number; updated_count: number }> {
    return this.done(this.post(`datasets/${id}/records`, { records: JSON.stringify(records) }));
  }

  async records(
    id: string,
    query: Query = {},
  ): Promise<{ records: ReadRecord[]; token: string | undefined }> {
    const answer = await this.done<{ records: string; next_page_token?: string }>(
      this.get(`datasets/${id}/records`, query),
    );
    return { records: JSON.parse(answer.records) as ReadRecord[], token: answer.next_page_token };
  }

  async experimentIds(id: string): Promise<string[]> {
    const answer = this.get(`datasets/${id}/experiment-ids`);
    return (await this.done<{ experiment_ids?: string[] }>(answer)).experiment_ids ?? [];
  }

  async registerScorer(name = 'judge', serialized_scorer = '{"name":"judge"}'): Promise<string> {
    const made = this.post('scorers/register', { experiment_id: '0', name, serialized_scorer });
    return (await this.done<{ scorer_id: string }>(made)).scorer_id;
  }

  async scorers(query: Query = {}): Promise<Scorer[]> {
    return (await this.done<{ scorers?: Scorer[] }>(this.get('scorers/list', query))).scorers ?? [];
  }

  async createIssue(draft: Body = {}): Promise<string> {
    const made = this.post('issues', { experiment_id: '0', name: 'n', description: 'd', ...draft });
    return (await this.done<{ issue: Issue }>(made)).issue.issue_id;
  }

  async issue(id: string): Promise<Issue> {
    return (await this.done<{ issue: Issue }>(this.get(`issues/${id}`))).issue;
  }

  async createSchema(name = 'Is it true?', draft: Body = {}): Promise<string> {
    const schema = { experiment_id: '0', name, type: 'FEEDBACK', input: { text: {} }, ...draft };
    const made = this.post('label-schemas/create', schema);
    return (await this.done<{ label_schema: LabelSchema }>(made)).label_schema.schema_id;
  }

  async schema(schema_id: string): Promise<LabelSchema> {
    const answer = this.get('label-schemas/get', { schema_id });
    return (await this.done<{ label_schema: LabelSchema }>(answer)).label_schema;
  }

  async schemas(query: Query = {}): Promise<LabelSchema[]> {
    const answer = this.get('label-schemas/list', { experiment_id: '0', ...query });
    return (await this.done<{ label_schemas: LabelSchema[] }>(answer)).label_schemas;
  }

  async createQueue(name = 'queue', draft: Body = {}): Promise<string> {
    const queue = { experiment_id: '0', name, queue_type: 'CUSTOM', ...draft };
    const made = this.post('review-queues/create', queue);
    return (await this.done<{ review_queue: ReviewQueue }>(made)).review_queue.queue_id;
  }

  async queue(queue_id: string): Promise<ReviewQueue> {
    const answer = this.get('review-queues/get', { queue_id });
    return (await this.done<{ review_queue: ReviewQueue }>(answer)).review_queue;
  }

  async items(queue_id: string, query: Query = {}): Promise<ReviewQueueItem[]> {
    const answer = this.get('review-queues/items/list', { queue_id, ...query });
    return (await this.done<{ items?: ReviewQueueItem[] }>(answer)).items ?? [];
  }

  /** A trace without spans in experiment 0; `digit` makes its id. */
  async createTrace(digit: string): Promise<string> {
    const trace_id = `tr-${digit.repeat(32)}`;
    const trace_info = {
      trace_id,
      trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '0' } },
      request_time: '2020-01-01T00:00:00Z',
      state: 'OK',
    };
    await this.done(this.post('traces', { trace: { trace_info } }));
    return trace_id;
  }

  /** A queue that holds one trace. */
  async queueWithTrace(): Promise<{ queue_id: string; item_id: string }> {
    const queue_id = await this.createQueue();
    const item_id = await this.createTrace('a');
    await this.done(this.post('review-queues/items/add', { queue_id, item_ids: [item_id] }));
    return { queue_id, item_id };
  }
}

/** A new server for each test of the file, spoken to about evaluation and review. */
export function useEvaluation(): EvaluationServer {
  return new EvaluationServer(useServer());
}
