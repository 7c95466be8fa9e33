import { Connection } from './connection.ts';
import { get, post } from './request-bytes.ts';
import type { Answer } from './response-reader.ts';

export interface MetricPoint {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

interface FoundRun {
  readonly info: { readonly run_id: string; readonly run_name: string };
}

export interface RunPage {
  readonly runs?: readonly FoundRun[];
  readonly next_page_token?: string;
}

interface HistoryPage {
  readonly metrics?: readonly MetricPoint[];
  readonly next_page_token?: string;
}

const HISTORY_PAGE_RESULTS = 25_000;

/** The few calls with which cases prepare data and check afterwards what was stored; not for timed parts. */
export class RestClient {
  readonly #port: number;
  #connection: Connection;

  private constructor(port: number, connection: Connection) {
    this.#port = port;
    this.#connection = connection;
  }

  /** A client of the server on this port; close it. */
  static async open(port: number): Promise<RestClient> {
    return new RestClient(port, await Connection.open(port));
  }

  close(): void {
    this.#connection.close();
  }

  async createExperiment(name: string): Promise<string> {
    const { experiment_id: experimentId } = await this.#call<{ experiment_id: string }>(
      post('experiments/create', { name }),
    );
    return experimentId;
  }

  async experimentByName(name: string): Promise<string> {
    const found = await this.#call<{ experiment: { experiment_id: string } }>(
      get('experiments/get-by-name', { experiment_name: name }),
    );
    return found.experiment.experiment_id;
  }

  async createRun(experimentId: string, runName: string): Promise<string> {
    const created = await this.#call<{ run: FoundRun }>(
      post('runs/create', { experiment_id: experimentId, run_name: runName, start_time: Date.now() }),
    );
    return created.run.info.run_id;
  }

  /** Every point of one metric, over all pages. */
  async history(runId: string, key: string): Promise<MetricPoint[]> {
    const points: MetricPoint[] = [];
    let token: string | undefined;
    do {
      const query = { run_id: runId, metric_key: key, max_results: String(HISTORY_PAGE_RESULTS) };
      const page: HistoryPage = await this.#call<HistoryPage>(
        get('metrics/get-history', token === undefined ? query : { ...query, page_token: token }),
      );
      points.push(...(page.metrics ?? []));
      token = page.next_page_token === '' ? undefined : page.next_page_token;
    } while (token !== undefined);
    return points;
  }

  /** One answer of runs/get, undefined when there is no such run. */
  async run(runId: string): Promise<StoredRun | undefined> {
    const answer = await this.exchange(get('runs/get', { run_id: runId }));
    if (answer.status === 404) {
      return undefined;
    }
    const found: { run: StoredRun } = JSON.parse(answer.body.toString('utf8'));
    return found.run;
  }

  search(request: object): Promise<RunPage> {
    return this.#call<RunPage>(post('runs/search', request));
  }

  /** How many runs of an experiment match, counted page by page. */
  async countRuns(experimentId: string, filter = ''): Promise<number> {
    let count = 0;
    let token: string | undefined;
    do {
      const page: RunPage = await this.search({
        experiment_ids: [experimentId],
        filter,
        max_results: 1000,
        ...(token === undefined ? {} : { page_token: token }),
      });
      count += page.runs?.length ?? 0;
      token = page.next_page_token === '' ? undefined : page.next_page_token;
    } while (token !== undefined);
    return count;
  }

  /** Any request, on a new connection when the server has closed the last. */
  async exchange(request: Buffer): Promise<Answer> {
    if (this.#connection.isClosed) {
      this.#connection = await Connection.open(this.#port);
    }
    return this.#connection.exchange(request);
  }

  async #call<T>(request: Buffer): Promise<T> {
    const answer = await this.exchange(request);
    if (answer.status !== 200) {
      throw new Error(`${answer.status} ${answer.body.toString('utf8').slice(0, 500)}`);
    }
    const value: T = JSON.parse(answer.body.toString('utf8'));
    return value;
  }
}

export interface StoredRun {
  readonly info: { readonly run_id: string; readonly status: string };
  readonly data: {
    readonly params?: readonly { readonly key: string; readonly value: string }[];
    readonly tags?: readonly { readonly key: string; readonly value: string }[];
    readonly metrics?: readonly MetricPoint[];
  };
}

/** Runs `use` with a client and closes it whatever happens. */
export async function withClient<T>(port: number, use: (client: RestClient) => Promise<T>): Promise<T> {
  const client = await RestClient.open(port);
  try {
    return await use(client);
  } finally {
    client.close();
  }
}
