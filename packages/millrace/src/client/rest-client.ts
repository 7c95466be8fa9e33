import {
  type Endpoint,
  type EndpointName,
  ENDPOINTS,
  type Fields,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Message,
  parseJson,
  type RequestOf,
  type ResponseOf,
} from '@millrace/protocol';
import { CommandError } from '../command-line/command-error.ts';
import type { Connection } from './connection.ts';
import { readAnswer } from './read-answer.ts';

type Request<N extends EndpointName> = Partial<RequestOf<(typeof ENDPOINTS)[N]>>;
type Response<N extends EndpointName> = ResponseOf<(typeof ENDPOINTS)[N]>;

/** As MLflow's client has it. */
const REQUEST_MS_MAX = 120_000;
/** Pages of one search: a server that never ends a search must not keep a command for ever. */
const PAGES_MAX = 100_000;
const TEXT_CHARACTERS_SHOWN_MAX = 500;

/** A refusal of the server, in its words. */
export class RefusalError extends CommandError {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The JSON endpoints of a server, by their names in the endpoint table. */
export class RestClient {
  readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** @throws RefusalError what the server answers, CommandError when it cannot be reached */
  async call<N extends EndpointName>(name: N, request: Request<N>): Promise<Response<N>> {
    const endpoint: Endpoint = ENDPOINTS[name];
    const { url, method, body } = requestOf(endpoint, request as JsonObject);
    const answer = await this.#fetch(this.connection.baseUrl + url, {
      method,
      headers: {
        ...this.connection.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    return readAnswer(endpoint.response as Message<Fields>, answer) as unknown as Response<N>;
  }

  /** All pages of a search, one after the other. */
  async *pages<N extends EndpointName>(name: N, request: Request<N>): AsyncGenerator<Response<N>> {
    let token: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const paged = token === undefined ? request : { ...request, page_token: token };
      const answer = await this.call(name, paged);
      yield answer;
      token = (answer as { next_page_token?: string }).next_page_token;
      if (token === undefined || token === '') return;
    }
  }

  async #fetch(url: string, init: RequestInit): Promise<JsonObject> {
    let response: globalThis.Response;
    let text: string;
    try {
      response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_MS_MAX) });
      text = await response.text();
    } catch (error) {
      throw unreachable(this.connection, error);
    }
    const value = parsed(text);
    if (response.ok && isJsonObject(value)) return value;
    throw refusalOf(response.status, text);
  }
}

/** Why a server gave no answer. */
export function unreachable({ baseUrl }: Connection, error: unknown): CommandError {
  const { cause = error } = error as { cause?: unknown };
  const { code, name, message } = cause as { code?: string; name?: string; message?: string };
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there. Is the server running?',
    ENOTFOUND: 'the host name is not known.',
    ECONNRESET: 'the connection was closed before the answer was complete.',
  };
  const reason =
    reasons[code ?? ''] ??
    (name === 'TimeoutError'
      ? `no answer within ${REQUEST_MS_MAX / 1000} s.`
      : `${message ?? String(cause)}.`);
  return new CommandError(
    `Cannot reach ${baseUrl}: ${reason} (--tracking-uri or MLFLOW_TRACKING_URI names the server.)`,
    { cause: error },
  );
}

/** An answer that is no success as an error, with the server's own code and text where it sent them. */
export function refusalOf(status: number, text: string): RefusalError {
  const value = parsed(text);
  if (isJsonObject(value) && typeof value['message'] === 'string') {
    const code = typeof value['error_code'] === 'string' ? value['error_code'] : String(status);
    return new RefusalError(code, `${value['message']} (${code})`);
  }
  const shown = text.trim().slice(0, TEXT_CHARACTERS_SHOWN_MAX);
  return new RefusalError(
    String(status),
    `The server answered with status ${status}${shown === '' ? '.' : `: ${shown}`}`,
  );
}

/** A field of a path or query is a text, a number or a boolean. */
function scalarText(value: JsonValue | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

function parsed(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function requestOf(
  endpoint: Endpoint,
  request: JsonObject,
): { url: string; method: string; body: string | undefined } {
  const [method = 'GET'] = endpoint.methods;
  const path = (endpoint.paths[0] ?? '').replaceAll(/\{(\w+)\+?\}/g, (_, name: string) =>
    encodeURIComponent(scalarText(request[name])),
  );
  if (endpoint.body === 'json') {
    return { url: path, method, body: JSON.stringify(request) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    if (value === undefined || value === null || endpoint.pathFields.includes(name)) continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, scalarText(item));
  }
  const text = query.toString();
  return { url: text === '' ? path : `${path}?${text}`, method, body: undefined };
}
