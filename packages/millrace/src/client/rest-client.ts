import {
  type Endpoint,
  type EndpointName,
  ENDPOINTS,
  type Fields,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Message,
  type RequestOf,
  type ResponseOf,
} from '@millrace/protocol';
import { parsed, refusalOf, unreachable } from './client-errors.ts';
import type { Connection } from './connection.ts';
import { readAnswer } from './read-answer.ts';
import { withRetries } from './retry.ts';

type Request<N extends EndpointName> = Partial<RequestOf<(typeof ENDPOINTS)[N]>>;
type Response<N extends EndpointName> = ResponseOf<(typeof ENDPOINTS)[N]>;

/** Pages of one search: a server that never ends a search must not keep a command for ever. */
const PAGES_MAX = 100_000;
/** Writes that leave the same behind when they are done twice. Of the others, MLflow's client repeats all. */
const IDEMPOTENT_WRITES: ReadonlySet<EndpointName> = new Set(['runs/update']);

/** The JSON endpoints of a server, by their names in the endpoint table. */
export class RestClient {
  readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** @throws RefusalError what the server answers, UnreachableError when there is no answer */
  async call<N extends EndpointName>(name: N, request: Request<N>): Promise<Response<N>> {
    const endpoint: Endpoint = ENDPOINTS[name];
    const { url, method, body } = requestOf(endpoint, request as JsonObject);
    const isIdempotent = endpoint.effect !== 'write' || IDEMPOTENT_WRITES.has(name);
    const answer = await withRetries({ connection: this.connection, isIdempotent }, () =>
      this.#fetch(this.connection.baseUrl + url, {
        method,
        headers: {
          ...this.connection.headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
      }),
    );
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
      response = await fetch(url, { ...init, signal: AbortSignal.timeout(this.connection.policy.idleMsMax) });
      text = await response.text();
    } catch (error) {
      throw unreachable(this.connection, error);
    }
    const value = parsed(text);
    if (response.ok && isJsonObject(value)) return value;
    throw refusalOf(response.status, text);
  }
}

/** A field of a path or query is a text, a number or a boolean. */
function scalarText(value: JsonValue | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
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
