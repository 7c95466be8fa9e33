import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, invalidParameter, URL_BYTES_MAX } from '@millrace/protocol';
import { errorAnswer } from '../application/application.ts';
import type { ChangeFeed } from '../changes/change-feed.ts';
import type { HandlerContext } from '../application/handler.ts';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import { bodyText, checkContentType, discardBody, readBody } from './body.ts';
import { send, sendJson, sendText } from './send.ts';
import { FILE_HANDLERS } from './file-handlers.ts';
import { userOf } from './caller.ts';
import { disabledText, refuseWorkspace } from './gates.ts';
import { type Match, Routes } from './routes.ts';
import { SwitchedOffRoutes } from './switched-off.ts';
import { type SecurityOptions, SecurityRules } from './security.ts';
import type { UiFiles } from './ui-files.ts';

export interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface HttpOptions {
  readonly dispatcher: Dispatcher;
  readonly context: Pick<HandlerContext, 'artifacts' | 'settings'>;
  readonly security: SecurityOptions;
  readonly log: Log;
  readonly changes: ChangeFeed;
  /** The web UI; absent when it has not been built. */
  readonly ui?: UiFiles | undefined;
}

/** A connection on which nothing moves for this long is cut; a slow upload that moves is not. */
const IDLE_CONNECTION_MS_MAX = 120_000;
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS_MAX = 60_000;

/** The HTTP layer: routes computed from the endpoint table, one way in, one exit for errors. */
export function createHttpServer(options: HttpOptions): Server {
  const routes = new Routes(options.context.settings.staticPrefix);
  const switchedOff = new SwitchedOffRoutes(options.context.settings.staticPrefix);
  const rules = new SecurityRules(options.security);
  const server = createServer(
    { maxHeaderSize: URL_BYTES_MAX, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      answer({ request, response, routes, switchedOff, rules, options }).catch((error: unknown) =>
        fail({ request, response, options }, error),
      );
    },
  );
  server.requestTimeout = 0;
  server.headersTimeout = HEADERS_MS_MAX;
  server.timeout = IDLE_CONNECTION_MS_MAX;
  return server;
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly routes: Routes;
  readonly switchedOff: SwitchedOffRoutes;
  readonly rules: SecurityRules;
  readonly options: HttpOptions;
}

async function answer({ request, response, routes, switchedOff, rules, options }: Incoming): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const questionMark = url.indexOf('?');
  const path = questionMark < 0 ? url : url.slice(0, questionMark);
  const query = questionMark < 0 ? '' : url.slice(questionMark + 1);
  rules.setHeaders(response, headers.origin);
  const verdict = rules.judge({ method, path: routes.unprefixed(path), headers });
  if (verdict.kind === 'refuse') return sendText(response, 403, verdict.text);
  if (verdict.kind === 'preflight') {
    return verdict.isAllowed
      ? sendPreflight(request, response)
      : sendText(response, 400, 'Disallowed CORS origin');
  }
  refuseWorkspace(headers, routes.unprefixed(path));
  const match = routes.find(method, path);
  if (match === undefined)
    return answerElse({ request, response, routes, switchedOff, options }, { method, path });
  const off = disabledText(match.endpoint, options.context.settings);
  if (off !== undefined) return send(response, { status: 503, body: off }, 'text/html; charset=utf-8');
  const file = FILE_HANDLERS[match.name];
  if (file !== undefined) return file({ request, response, query, params: match.params, ...options });
  return answerJson({ request, response, query, match, options });
}

/**
 * A path that is no endpoint's: of a part that is not here, of the web UI, or of nothing. The body is read, too: a
 * client that still sends would miss the answer.
 */
async function answerElse(
  { request, response, routes, switchedOff, options }: Omit<Incoming, 'rules'>,
  { method, path }: { method: string; path: string },
): Promise<void> {
  const found = switchedOff.answer(method, path);
  if (found === undefined) {
    const isForUi = method === 'GET' || method === 'HEAD';
    if (isForUi && (await options.ui?.answer(request, response, routes.unprefixed(path))) === true) return;
    throw noRoute(routes, method, path);
  }
  await readBody(request);
  send(response, found, found.mediaType);
}

interface JsonExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: string;
  readonly match: Match;
  readonly options: HttpOptions;
}

async function answerJson({ request, response, query, match, options }: JsonExchange): Promise<void> {
  const { method = 'GET', headers } = request;
  const body = await readBody(request);
  if (match.endpoint.body === 'json') checkContentType(method, headers['content-type']);
  const result = await options.dispatcher.dispatch({
    endpoint: match.name,
    method: method === 'HEAD' ? 'GET' : method,
    body: await bodyText(body, headers['content-encoding']),
    query,
    params: match.params,
    user: userOf(headers.authorization),
  });
  if (result.cause !== undefined)
    options.log.error({ cause: result.cause, endpoint: match.name }, 'request failed');
  const { answer: kind, mediaType } = match.endpoint;
  if (kind === 'frame' && result.status === 200 && mediaType !== undefined) send(response, result, mediaType);
  else sendJson(response, result);
}

function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE, OPTIONS, PATCH');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  sendText(response, 200, 'OK');
}

function noRoute(routes: Routes, method: string, path: string): ApiError {
  const shown = path.slice(0, 300);
  const methods = routes.methodsOf(path);
  if (methods.length > 0)
    return new ApiError('METHOD_NOT_ALLOWED', `${shown} answers ${methods.join(', ')}, not ${method}`);
  // The path of an endpoint but for escapes that cannot be read.
  if (routes.find(method, path.replaceAll('%', '%25')) !== undefined)
    return invalidParameter(`The path '${shown}' has escapes that are no UTF-8.`);
  return new ApiError('ENDPOINT_NOT_FOUND', `No endpoint answers ${method} ${shown}`);
}

/** The one exit of errors. A body that was not read to its end closes the connection after the answer. */
async function fail(
  { request, response, options }: Pick<Incoming, 'request' | 'response' | 'options'>,
  error: unknown,
): Promise<void> {
  const result = errorAnswer(error);
  if (result.cause !== undefined)
    options.log.error({ cause: result.cause, url: request.url?.slice(0, 300) }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of ['content-disposition', 'etag', 'last-modified', 'accept-ranges'])
    response.removeHeader(name);
  if (request.complete) return sendJson(response, result);
  // Closing on a client that still sends would take the answer from it.
  response.setHeader('connection', 'close');
  response.writeHead(result.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(result.body),
  });
  response.write(result.body);
  await discardBody(request);
  response.end();
}
