import { ArtifactError } from '@millrace/artifacts';
import {
  ApiError,
  type EndpointName,
  ENDPOINTS,
  encodeFrame,
  errorBody,
  type Fields,
  type Frame,
  type Infer,
  type JsonObject,
  type Message,
  readRequest,
  statusOf,
  writeMessage,
} from '@millrace/protocol';
import { fromArtifactError } from './artifact-refusals.ts';
import { FRAME_HANDLERS } from './frame-handlers.ts';
import type { Caller, HandlerContext } from './handler.ts';
import { HANDLERS } from './handlers.ts';
import { rawRequest } from './raw-request.ts';

/** One request without its transport: plain strings, so that it can go to another thread. */
export interface Call {
  readonly endpoint: EndpointName;
  readonly method: string;
  /** Text, or bytes for an endpoint that takes bytes. */
  readonly body: string | Uint8Array;
  readonly query: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Who asks, by the request's own word. */
  readonly user?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  /** The error behind an INTERNAL_ERROR, for the log only. */
  readonly cause?: string | undefined;
}

type AnyHandler = (
  request: Infer<Message<Fields>>,
  context: HandlerContext,
  caller: Caller,
) => Promise<Infer<Message<Fields>>>;

type AnyFrameHandler = (request: Infer<Message<Fields>>, context: HandlerContext) => Promise<Frame<object>>;

/** The endpoints over a store: from a request's text to its answer's text or bytes. Knows no HTTP server. */
export class Application {
  readonly #context: HandlerContext;

  constructor(context: HandlerContext) {
    this.#context = context;
  }

  async dispatch(call: Call): Promise<Answer> {
    try {
      const endpoint = ENDPOINTS[call.endpoint];
      const frame = frameHandlerOf(call.endpoint);
      if (frame !== undefined) {
        const request = readRequest(endpoint.request as Message<Fields>, rawRequest(endpoint, call));
        return { status: 200, body: encodeFrame(await frame(request, this.#context)) };
      }
      const response = await this.#handle(call.endpoint, rawRequest(endpoint, call), callerOf(call));
      return { status: 200, body: writeMessage(endpoint.response as Message<Fields>, response) };
    } catch (error) {
      return errorAnswer(error);
    }
  }

  #handle(name: EndpointName, raw: JsonObject, caller: Omit<Caller, 'ask'>): Promise<Infer<Message<Fields>>> {
    const handler = (HANDLERS as Record<string, unknown>)[name] as AnyHandler;
    const request = readRequest(ENDPOINTS[name].request as Message<Fields>, raw);
    return handler(request, this.#context, {
      ...caller,
      ask: (asked, fields) => this.#handle(asked, fields, { ...caller, bytes: NO_BYTES, wantsObjects: true }),
    });
  }
}

function frameHandlerOf(name: EndpointName): AnyFrameHandler | undefined {
  return (FRAME_HANDLERS as Partial<Record<EndpointName, unknown>>)[name] as AnyFrameHandler | undefined;
}

const NO_BYTES = new Uint8Array(0);

function callerOf({ user = '', body }: Call): Omit<Caller, 'ask'> {
  return { user, bytes: typeof body === 'string' ? NO_BYTES : body, wantsObjects: false };
}

/** The single exit of errors: a code of the table, or INTERNAL_ERROR with a fixed text. */
export function errorAnswer(error: unknown): Answer {
  const known = ArtifactError.is(error) ? fromArtifactError(error) : error;
  if (ApiError.is(known)) return { status: statusOf(known.code), body: errorBody(known) };
  const hidden = new ApiError('INTERNAL_ERROR', 'The server met an unexpected error. Its log says more.');
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: statusOf(hidden.code), body: errorBody(hidden), cause };
}
