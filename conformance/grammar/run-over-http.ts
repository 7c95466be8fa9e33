import { readFileSync, readdirSync } from 'node:fs';
import type { Expectation, GrammarScript, LoadedObject, OrderItem, SearchCase } from './script.ts';
import { parseGrammarScript, withIds } from './script.ts';

export interface GrammarRun {
  readonly passed: number;
  readonly failures: readonly GrammarFailure[];
}

interface GrammarFailure {
  readonly script: string;
  readonly line: number;
  readonly text: string;
}

export interface GrammarTarget {
  readonly baseUrl: string;
  /** `mlflow` holds the server to what MLflow answers, `millrace` to what our grammar answers. */
  readonly target: 'mlflow' | 'millrace';
}

const requestTimeoutMs = 30_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

class Api {
  readonly #root: string;

  constructor(baseUrl: string) {
    this.#root = `${baseUrl.replace(/\/$/, '')}/api/2.0/mlflow`;
  }

  async send(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<Answer> {
    const response = await fetch(`${this.#root}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const raw = await response.text();
    try {
      return { status: response.status, body: JSON.parse(raw) };
    } catch {
      return { status: response.status, body: { message: raw } };
    }
  }

  /** For the load section: anything but 200 is the end of the run. */
  async ask(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<unknown> {
    const answer = await this.send(method, path, body);
    if (answer.status === 200) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${text(field(answer.body, 'message'))}`);
  }
}

function pairs(map: ReadonlyMap<string, string>): { key: string; value: string }[] {
  return Array.from(map, ([key, value]) => ({ key, value }));
}

function wireNumber(value: number): number | string {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Infinity' : '-Infinity';
}

function numberAttribute(object: LoadedObject, name: string): number | undefined {
  const value = object.attributes.get(name);
  return value === undefined ? undefined : Number(value);
}

/** Creates the objects of one script on the server and remembers the ids that they got. */
class Loader {
  readonly ids = new Map<string, string>();
  readonly #api: Api;
  readonly #nameSuffix: string;
  #clock = 0;

  constructor(api: Api, nameSuffix: string) {
    this.#api = api;
    this.#nameSuffix = nameSuffix;
  }

  async load(object: LoadedObject): Promise<void> {
    if (object.kind === 'experiment') await this.#experiment(object);
    else if (object.kind === 'run') await this.#run(object);
    else await this.#model(object);
  }

  #experimentId(object: LoadedObject): string {
    return this.ids.get(object.experiment) ?? '';
  }

  async #experiment(object: LoadedObject): Promise<void> {
    const name = `${object.attributes.get('name') ?? object.label}${this.#nameSuffix}`;
    // Experiments are ordered by creation time, so each gets a millisecond of its own.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = await this.#api.ask('POST', 'experiments/create', { name, tags: pairs(object.tags) });
    this.ids.set(object.label, text(field(answer, 'experiment_id')));
    this.ids.set(`${object.label}.name`, name);
  }

  async #run(object: LoadedObject): Promise<void> {
    const { attributes } = object;
    this.#clock += 1;
    const answer = await this.#api.ask('POST', 'runs/create', {
      experiment_id: this.#experimentId(object),
      run_name: attributes.get('name') ?? object.label,
      user_id: attributes.get('user'),
      start_time: numberAttribute(object, 'start') ?? this.#clock,
    });
    const runId = text(field(field(field(answer, 'run'), 'info'), 'run_id'));
    this.ids.set(object.label, runId);
    const end = numberAttribute(object, 'end');
    const status = attributes.get('status');
    if (end !== undefined || status !== undefined) {
      await this.#api.ask('POST', 'runs/update', { run_id: runId, end_time: end, status });
    }
    await this.#api.ask('POST', 'runs/log-batch', {
      run_id: runId,
      metrics: object.metrics.map(({ key, value, timestamp, step }) => ({
        key,
        value: wireNumber(value),
        timestamp,
        step,
      })),
      params: pairs(object.params),
      tags: pairs(object.tags),
    });
    await this.#datasets(object, runId);
  }

  async #datasets(object: LoadedObject, runId: string): Promise<void> {
    if (object.datasets.length === 0) return;
    const datasets = object.datasets.map(({ name, digest, context }) => ({
      dataset: { name, digest, source_type: 'local', source: 'somewhere' },
      tags: context === undefined ? [] : [{ key: 'mlflow.data.context', value: context }],
    }));
    await this.#api.ask('POST', 'runs/log-inputs', { run_id: runId, datasets });
  }

  async #model(object: LoadedObject): Promise<void> {
    const { attributes } = object;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = await this.#api.ask('POST', 'logged-models', {
      experiment_id: this.#experimentId(object),
      name: attributes.get('name') ?? object.label,
      model_type: attributes.get('type'),
      source_run_id: this.ids.get(attributes.get('source') ?? ''),
      params: pairs(object.params),
      tags: pairs(object.tags),
    });
    const modelId = text(field(field(field(answer, 'model'), 'info'), 'model_id'));
    this.ids.set(object.label, modelId);
    const status = attributes.get('status');
    if (status !== undefined) {
      await this.#api.ask('PATCH', `logged-models/${modelId}`, { model_id: modelId, status });
    }
    await this.#modelMetrics(object, modelId);
  }

  /** A model's metrics are logged through a run of the same experiment: the source run or one made for it. */
  async #modelMetrics(object: LoadedObject, modelId: string): Promise<void> {
    if (object.metrics.length === 0) return;
    const source = this.ids.get(object.attributes.get('source') ?? '') ?? (await this.#carrierRun(object));
    for (const { key, value, timestamp, step, dataset } of object.metrics) {
      await this.#api.ask('POST', 'runs/log-metric', {
        run_id: source,
        key,
        value: wireNumber(value),
        timestamp,
        step,
        model_id: modelId,
        dataset_name: dataset?.name,
        dataset_digest: dataset?.digest,
      });
    }
  }

  async #carrierRun(object: LoadedObject): Promise<string> {
    const answer = await this.#api.ask('POST', 'runs/create', { experiment_id: this.#experimentId(object) });
    return text(field(field(field(answer, 'run'), 'info'), 'run_id'));
  }
}

function wireOrder(subject: SearchCase['subject'], items: readonly OrderItem[] | undefined): unknown {
  if (items === undefined) return undefined;
  if (subject !== 'models') return items.map((item) => item.field);
  return items.map((item) => ({
    field_name: item.field,
    ascending: item.ascending,
    dataset_name: item.datasetName,
    dataset_digest: item.datasetDigest,
  }));
}

const endpoints = {
  runs: { path: 'runs/search', list: 'runs', id: (item: unknown) => field(field(item, 'info'), 'run_id') },
  experiments: {
    path: 'experiments/search',
    list: 'experiments',
    id: (item: unknown) => field(item, 'experiment_id'),
  },
  models: {
    path: 'logged-models/search',
    list: 'models',
    id: (item: unknown) => field(field(item, 'info'), 'model_id'),
  },
} as const;

/** Runs the cases of one script on a server that holds its objects. */
class CaseRunner {
  readonly #api: Api;
  readonly #ids: ReadonlyMap<string, string>;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #experimentIds: readonly string[];

  constructor(api: Api, script: GrammarScript, ids: ReadonlyMap<string, string>) {
    this.#api = api;
    this.#ids = ids;
    this.#labels = new Map(Array.from(ids, ([label, id]) => [id, label]));
    this.#experimentIds = script.objects
      .filter(({ kind }) => kind === 'experiment')
      .map(({ label }) => ids.get(label) ?? '');
  }

  /** What went wrong, or undefined. */
  async run(searchCase: SearchCase, expected: Expectation): Promise<string | undefined> {
    const { subject, filter, orderBy } = searchCase;
    const { path, list, id } = endpoints[subject];
    const answer = await this.#api.send('POST', path, {
      experiment_ids: subject === 'experiments' ? undefined : this.#experimentIds,
      filter: filter === undefined ? undefined : withIds(filter, this.#ids),
      order_by: wireOrder(subject, orderBy),
      max_results: 1000,
    });
    if (answer.status !== 200) return this.#checkError(answer, expected);
    const found = field(answer.body, list);
    const labels = (Array.isArray(found) ? found : [])
      .map((item) => this.#labels.get(text(id(item))))
      .filter((label) => label !== undefined);
    return checkResults(labels, expected);
  }

  #checkError(answer: Answer, expected: Expectation): string | undefined {
    const message = text(field(answer.body, 'message'));
    const got = `answered ${answer.status} ${message}`;
    if (expected.kind === 'results') return `${got}, expected ${expected.labels.join(', ')}`;
    if (answer.status !== expected.status) return `${got}, expected status ${expected.status}`;
    const code = text(field(answer.body, 'error_code'));
    if (code !== expected.code) return `${got} with code ${code}, expected ${expected.code}`;
    const wanted = withIds(expected.text, this.#ids);
    const holds = expected.match === 'whole' ? message === wanted : message.startsWith(wanted);
    return holds ? undefined : `${got}, expected ${expected.match} ${wanted}`;
  }
}

function checkResults(labels: readonly string[], expected: Expectation): string | undefined {
  if (expected.kind === 'error') return `answered ${labels.join(', ')}, expected the error ${expected.text}`;
  const got = (expected.isOrdered ? labels : labels.toSorted()).join(', ');
  const wanted = (expected.isOrdered ? expected.labels : expected.labels.toSorted()).join(', ');
  return got === wanted ? undefined : `answered ${got}, expected ${wanted}`;
}

/** The scripts of this folder, by file name. */
function readGrammarScripts(): ReadonlyMap<string, GrammarScript> {
  const folder = import.meta.dirname;
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return new Map(
    names.toSorted().map((name) => [name, parseGrammarScript(readFileSync(`${folder}/${name}`, 'utf8'))]),
  );
}

/**
 * Replays every grammar script over HTTP. The server may hold other data: objects that no script made are left
 * out of the answers, and experiment names get a suffix of their own for each run.
 */
export async function runGrammarScripts({ baseUrl, target }: GrammarTarget): Promise<GrammarRun> {
  const api = new Api(baseUrl);
  const failures: GrammarFailure[] = [];
  let passed = 0;
  for (const [script, content] of readGrammarScripts()) {
    const loader = new Loader(api, `-${crypto.randomUUID()}`);
    for (const object of content.objects) await loader.load(object);
    const runner = new CaseRunner(api, content, loader.ids);
    for (const searchCase of content.cases) {
      const expected = target === 'mlflow' ? searchCase.expectedOfMlflow : searchCase.expected;
      const problem = await runner.run(searchCase, expected);
      if (problem === undefined) passed += 1;
      else failures.push({ script, line: searchCase.line, text: `${searchCase.filter ?? ''}: ${problem}` });
    }
  }
  return { passed, failures };
}
