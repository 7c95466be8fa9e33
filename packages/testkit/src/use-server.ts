import type {
  Experiment,
  LoggedModel,
  Metric,
  ModelVersion,
  RegisteredModel,
  Run,
  Webhook,
  WebhookDelivery,
} from '@millrace/protocol';
import type { Store } from '@millrace/store';
import { afterEach, beforeEach } from 'vitest';
import {
  type InProcessAnswer,
  type InProcessOptions,
  type InProcessServer,
  startInProcessServer,
} from './in-process-server.ts';

type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;
type Body = Readonly<Record<string, unknown>>;
type Content = NonNullable<RequestInit['body']>;

/** What MLflow's paths begin with; a path that begins with a slash is taken as it is. */
const API = '/api/2.0/mlflow/';
const PROXY = '/api/2.0/mlflow-artifacts/artifacts/';

/** A server in process that speaks in MLflow's words. Ids count up from 1 and the clock stands still. */
export class TestServer {
  #server: InProcessServer | undefined;
  readonly #options: InProcessOptions;

  constructor(options: InProcessOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#server = await startInProcessServer(this.#options);
  }

  async stop(): Promise<void> {
    await this.#server?.close();
  }

  get url(): string {
    return this.#started.url;
  }

  get artifactsFolder(): string {
    return this.#started.artifactsFolder;
  }

  get store(): Store {
    return this.#started.store;
  }

  advanceClock(ms: number): void {
    this.#started.advanceClock(ms);
  }

  send(method: string, path: string, body?: unknown): Promise<InProcessAnswer> {
    return this.#started.call(method, path.startsWith('/') ? path : API + path, body);
  }

  get(path: string, query: Query = {}): Promise<InProcessAnswer> {
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((item) => [name, String(item)]),
    );
    const text = new URLSearchParams(pairs).toString();
    return this.send('GET', text === '' ? path : `${path}?${text}`);
  }

  post(path: string, body: unknown): Promise<InProcessAnswer> {
    return this.send('POST', path, body);
  }

  /** Sends JSON in the name of a user. */
  async sendAs(
    user: string,
    request: { method?: string; path: string; body: unknown },
  ): Promise<InProcessAnswer> {
    const { method = 'POST', path, body } = request;
    const response = await fetch(this.url + (path.startsWith('/') ? path : API + path), {
      method,
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${user}:secret`).toString('base64')}`,
      },
    });
    const bytes = await response.arrayBuffer();
    const text = new TextDecoder().decode(bytes);
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      json: JSON.parse(text) as unknown,
    };
  }

  /** Sends bytes or text as they are; `headers` may say what they are. */
  async sendBytes(
    method: string,
    path: string,
    content: { body: Content; type?: string },
  ): Promise<Response> {
    const { body, type } = content;
    return fetch(this.url + (path.startsWith('/') ? path : API + path), {
      method,
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    });
  }

  /** Puts a file into the artifact storage through the proxy. */
  async uploadArtifact(path: string, body: Content): Promise<void> {
    const response = await this.sendBytes('PUT', PROXY + path, { body });
    if (response.status !== 200) throw new Error(await response.text());
  }

  async createExperiment(name: string, draft: Body = {}): Promise<string> {
    const made = await this.#done<{ experiment_id: string }>(
      this.post('experiments/create', { name, ...draft }),
    );
    return made.experiment_id;
  }

  async createRun(draft: Body = {}): Promise<string> {
    const { run } = await this.#done<{ run: Run }>(
      this.post('runs/create', { experiment_id: '0', ...draft }),
    );
    return run.info.run_id;
  }

  async createLoggedModel(draft: Body = {}): Promise<string> {
    const { model } = await this.#done<{ model: LoggedModel }>(
      this.post('logged-models', { experiment_id: '0', ...draft }),
    );
    return model.info.model_id;
  }

  async createRegisteredModel(name: string, draft: Body = {}): Promise<RegisteredModel> {
    const answer = this.post('registered-models/create', { name, ...draft });
    return (await this.#done<{ registered_model: RegisteredModel }>(answer)).registered_model;
  }

  /** A version of a registered model, which must exist; returns its number. */
  async createModelVersion(name: string, draft: Body = {}): Promise<string> {
    const answer = this.post('model-versions/create', { name, source: 's3://bucket/model', ...draft });
    return (await this.#done<{ model_version: ModelVersion }>(answer)).model_version.version;
  }

  async registeredModel(name: string): Promise<RegisteredModel> {
    const answer = this.get('registered-models/get', { name });
    return (await this.#done<{ registered_model: RegisteredModel }>(answer)).registered_model;
  }

  async modelVersion(name: string, version: string): Promise<ModelVersion> {
    const answer = this.get('model-versions/get', { name, version });
    return (await this.#done<{ model_version: ModelVersion }>(answer)).model_version;
  }

  /** A webhook that is told of new registered models, unless the draft says otherwise. */
  async createWebhook(draft: Body = {}): Promise<Webhook> {
    const answer = this.post('webhooks', {
      name: 'hook',
      url: 'https://1.1.1.1/hook',
      events: [{ entity: 'REGISTERED_MODEL', action: 'CREATED' }],
      ...draft,
    });
    return (await this.#done<{ webhook: Webhook }>(answer)).webhook;
  }

  async webhookDeliveries(webhook_id: string, query: Query = {}): Promise<WebhookDelivery[]> {
    const answer = this.get(`/api/millrace/1.0/webhooks/${webhook_id}/deliveries`, query);
    return (await this.#done<{ deliveries?: WebhookDelivery[] }>(answer)).deliveries ?? [];
  }

  async experiment(experiment_id: string): Promise<Experiment> {
    const answer = this.get('experiments/get', { experiment_id });
    return (await this.#done<{ experiment: Experiment }>(answer)).experiment;
  }

  async run(run_id: string): Promise<Run> {
    return (await this.#done<{ run: Run }>(this.get('runs/get', { run_id }))).run;
  }

  async loggedModel(model_id: string): Promise<LoggedModel> {
    const answer = this.get(`logged-models/${model_id}`, { allow_deleted: true });
    return (await this.#done<{ model: LoggedModel }>(answer)).model;
  }

  async history(run_id: string, metric_key: string): Promise<Metric[]> {
    const answer = this.get('metrics/get-history', { run_id, metric_key });
    return (await this.#done<{ metrics?: Metric[] }>(answer)).metrics ?? [];
  }

  get #started(): InProcessServer {
    if (this.#server === undefined) throw new Error('The server runs within tests only');
    return this.#server;
  }

  /** The body of an answer that must be no error. */
  async #done<T>(pending: Promise<InProcessAnswer>): Promise<T> {
    const { status, text, json } = await pending;
    if (status !== 200) throw new Error(text);
    return json as T;
  }
}

/** A new server for each test of the file, ended after it. */
export function useServer(options: InProcessOptions = {}): TestServer {
  const server = new TestServer(options);
  beforeEach(async () => server.start());
  afterEach(async () => server.stop());
  return server;
}

/** Status, code and message of a refusal, to be compared at once. */
export function refusal({
  status,
  json,
}: Pick<InProcessAnswer, 'status' | 'json'>): [number, string, string] {
  const { error_code = '', message = '' } = (json ?? {}) as { error_code?: string; message?: string };
  return [status, error_code, message];
}

/** Tags or params by their keys: a server lists them in any order. */
export function byKey<T extends { readonly key: string }>(items: readonly T[]): T[] {
  return items.toSorted((left, right) => (left.key < right.key ? -1 : 1));
}
