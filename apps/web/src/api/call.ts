import type { EndpointName, ENDPOINTS, RequestOf, ResponseOf } from '@millrace/protocol';
import { decodeFrame, type Frame } from '@millrace/protocol/frame';
import { endpointPaths } from 'virtual:endpoint-paths';

type Endpoint<N extends EndpointName> = (typeof ENDPOINTS)[N];

/** What a caller writes: fields with a default may be left out. */
export type CallRequest<N extends EndpointName> = Partial<RequestOf<Endpoint<N>>>;

/** What comes over the wire: empty lists are left out. */
type OverWire<T> = T extends readonly (infer I)[]
  ? OverWire<I>[]
  : T extends object
    ? { [K in keyof T as T[K] extends readonly unknown[] ? never : K]: OverWire<T[K]> } & {
        [K in keyof T as T[K] extends readonly unknown[] ? K : never]?: OverWire<T[K]>;
      }
    : T;

export type CallAnswer<N extends EndpointName> = OverWire<ResponseOf<Endpoint<N>>>;

/** A refusal of the server, in its words; or the connection that failed. */
export class CallError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'CallError';
    this.status = status;
    this.code = code;
  }
}

const STATUS_OF_NO_ANSWER = 0;
/** The server's static prefix, '' for none. */
export const PREFIX = new URL(document.baseURI).pathname.replace(/\/$/, '');

/** Calls an endpoint by its name. Every request of the UI goes through here. */
export async function call<N extends EndpointName>(
  name: N,
  request: CallRequest<N> = {},
  signal?: AbortSignal,
): Promise<CallAnswer<N>> {
  const answer = await ask(name, request, signal);
  return (await answer.json()) as CallAnswer<N>;
}

/** Calls an endpoint that answers a text. */
export async function callText(name: EndpointName, signal?: AbortSignal): Promise<string> {
  const answer = await ask(name, {}, signal);
  return answer.text();
}

/** Calls an endpoint that answers a frame of columns. `H` is what its summary says of the header. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the endpoint's summary describes it
export async function callFrame<H, N extends EndpointName>(
  name: N,
  request: CallRequest<N>,
  signal?: AbortSignal,
): Promise<Frame<H>> {
  const answer = await ask(name, request, signal);
  return decodeFrame<H>(await answer.arrayBuffer());
}

function ask<N extends EndpointName>(
  name: N,
  request: CallRequest<N>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const [method, pattern] = endpointPaths[name];
  const fields: Record<string, unknown> = { ...request };
  const path = pattern.replaceAll(/\{(\w+)\+?\}/g, (_, field: string) => {
    const value = textOf(fields[field]);
    if (method === 'GET') delete fields[field];
    return encodeURIComponent(value);
  });
  const isQuery = method === 'GET';
  const url = isQuery ? withQuery(path, fields) : path;
  const init: RequestInit = isQuery
    ? { method }
    : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) };
  return send(url, signal === undefined ? init : { ...init, signal });
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(PREFIX + url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new CallError(STATUS_OF_NO_ANSWER, 'NO_ANSWER', 'The server does not answer.');
  }
  if (answer.ok) return answer;
  const text = await answer.text();
  const { error_code, message } = readRefusal(text);
  throw new CallError(
    answer.status,
    error_code ?? 'UNKNOWN',
    message ?? `The server answered ${answer.status}.`,
  );
}

function readRefusal(text: string): { error_code?: string; message?: string } {
  try {
    return JSON.parse(text) as { error_code?: string; message?: string };
  } catch {
    return {};
  }
}

/** A field as it stands in an address. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : '';
}

function withQuery(path: string, fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item !== undefined && item !== null) query.append(name, textOf(item));
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
