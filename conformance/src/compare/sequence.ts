import type { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Aliases } from './aliases.ts';
import type { ServerPlace } from './aliases.ts';
import type { ExactJson } from './exact-json.ts';
import { ExactNumber, exactText, valueAt, parseExactJson } from './exact-json.ts';
import type { NormalisedAnswer } from './normalise-answer.ts';
import { normaliseAnswer } from './normalise-answer.ts';
import type { RequestJson } from './request-json.ts';
import { encodeRequestJson } from './request-json.ts';
import type { RawAnswer } from './send-request.ts';
import { sendRequest } from './send-request.ts';

/** Requests that belong together: later ones use what earlier ones answered. */
export interface Sequence {
  readonly name: string;
  readonly play: (s: Player) => Promise<void>;
}

export function sequence(name: string, play: (s: Player) => Promise<void>): Sequence {
  return { name, play };
}

export interface StepOptions {
  /** What this request tries; part of the step's label, by which differences name it. */
  readonly as?: string;
  /** Compare the error message only up to this text, with which both must begin. */
  readonly messagePrefix?: string;
  /** The answer is a file: its length, media type and bytes are compared. */
  readonly isArtifact?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WireRequest extends StepOptions {
  readonly method: string;
  /** `/mlflow/…` and `/mlflow-artifacts/…` are below `/api/2.0`; anything else is sent as it is. */
  readonly path: string;
  readonly body?: Buffer | string;
}

/** One request and what came back, ready to be compared. */
export interface Step {
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly requestText: string;
  readonly messagePrefix: string | undefined;
  readonly answer: NormalisedAnswer;
}

export class Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ExactJson;

  constructor(answer: RawAnswer) {
    this.status = answer.status;
    this.headers = answer.headers;
    this.body = readJson(answer.body.toString('utf8'));
  }

  /** The text at `run.info.run_id`; a stand-in when there is none, so that the sequence goes on and is compared. */
  at(path: string): string {
    const value = valueAt(this.body, path);
    if (value instanceof ExactNumber) {
      return value.text;
    }
    return typeof value === 'string' ? value : `missing-${path}`;
  }
}

const REQUEST_TEXT_CHARACTERS_MAX = 400;

/** Plays one sequence against one server and records each step. */
export class Player {
  readonly #name: string;
  readonly #base: URL;
  readonly #agent: Agent;
  readonly #aliases: Aliases;
  readonly steps: Step[] = [];

  constructor(name: string, place: ServerPlace, agent: Agent) {
    this.#name = name;
    this.#base = new URL(place.url);
    this.#agent = agent;
    this.#aliases = new Aliases(place);
  }

  /** A name that no other sequence uses, the same on each server. */
  unique(suffix = 'a'): string {
    return `${this.#name.replaceAll(/[^\w-]+/g, ' ')} ${suffix}`;
  }

  /** A POST with a JSON body. */
  post(path: string, json: RequestJson, options: StepOptions = {}): Promise<Answer> {
    return this.json('POST', path, { ...options, json });
  }

  /** A request with a JSON body and any method. */
  json(method: string, path: string, options: StepOptions & { json: RequestJson }): Promise<Answer> {
    const { json, ...rest } = options;
    const headers = { 'content-type': 'application/json', ...options.headers };
    return this.send({ ...rest, method, path, headers, body: encodeRequestJson(json) });
  }

  get(path: string, query: Query = {}, options: StepOptions = {}): Promise<Answer> {
    const text = queryText(query);
    return this.send({ ...options, method: 'GET', path: text === '' ? path : `${path}?${text}` });
  }

  /** Any request, as raw as it can be. */
  async send(request: WireRequest): Promise<Answer> {
    const path = fullPath(request.path);
    const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
    const index = this.steps.push(PENDING) - 1;
    const answer = await sendRequest(
      this.#base,
      { method: request.method, path, headers: request.headers ?? {}, body },
      this.#agent,
    );
    this.#aliases.beginStep(index + 1);
    const shownPath = this.#aliases.inText(path);
    const label = `${request.method} ${shownPath}`;
    this.steps[index] = {
      label: request.as === undefined ? label : `${label} · ${this.#aliases.inText(request.as)}`,
      method: request.method,
      path: shownPath,
      requestText: this.#show(request.headers, body),
      messagePrefix: request.messagePrefix,
      answer: normaliseAnswer(answer, this.#aliases, { isArtifact: request.isArtifact ?? false }),
    };
    return new Answer(answer);
  }

  /** Lets the clock move on, where the order of an answer depends on times that the server takes. */
  tick(): Promise<void> {
    return delay(TICK_MS);
  }

  #show(headers: Readonly<Record<string, string>> | undefined, body: Buffer | undefined): string {
    const special = Object.entries(headers ?? {}).filter(([, value]) => value !== 'application/json');
    const head = special.map(([name, value]) => `${name}: ${value}`).join(' ');
    const text = this.#aliases.inText(body?.toString('utf8') ?? '');
    return `${head} ${text}`.trim().slice(0, REQUEST_TEXT_CHARACTERS_MAX);
  }
}

const TICK_MS = 3;
const PENDING: Step = {
  label: 'never answered',
  method: '',
  path: '',
  requestText: '',
  messagePrefix: undefined,
  answer: { status: 0, headers: {}, kind: 'empty', body: null },
};

export type Query = Readonly<Record<string, string | number | bigint | readonly string[] | undefined>>;

function queryText(query: Query): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    const values = typeof value === 'object' ? value : [value];
    for (const item of values) {
      if (item !== undefined) {
        pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`);
      }
    }
  }
  return pairs.join('&');
}

function fullPath(path: string): string {
  return path.startsWith('/mlflow/') || path.startsWith('/mlflow-artifacts/') ? `/api/2.0${path}` : path;
}

function readJson(text: string): ExactJson {
  try {
    return parseExactJson(text);
  } catch {
    return text;
  }
}

/** The answer in one line, for reports. */
export function answerText(answer: NormalisedAnswer): string {
  const body = answer.kind === 'json' ? exactText(answer.body) : `(${answer.kind}) ${exactText(answer.body)}`;
  return `${answer.status} ${body}`;
}
