import { ApiError, ENDPOINTS, type Endpoint, type EndpointName, REQUEST_BODY_BYTES_MAX, URL_BYTES_MAX } from '@millrace/protocol';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, errorAnswer } from '../application/application.ts';
import type { HandlerContext } from '../application/handler.ts';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import { bodyText, bodyTooLarge, checkContentType } from './body.ts';
import { FILE_HANDLERS } from './file-handlers.ts';
import { disabledText } from './gates.ts';
import { type SecurityOptions, SecurityRules } from './security.ts';

export interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface HttpOptions {
  readonly dispatcher: Dispatcher;
  readonly context: Omit<HandlerContext, 'store'>;
  readonly security: SecurityOptions;
  readonly log: Log;
}

/** A connection on which nothing moves for this long is cut; a slow upload that moves is not. */
const IDLE_CONNECTION_MS_MAX = 120_000;
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS_MAX = 60_000;

/** The HTTP layer: routes computed from the endpoint table, one way in, one exit for errors. */
export function createHttpServer(options: HttpOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: REQUEST_BODY_BYTES_MAX,
    connectionTimeout: IDLE_CONNECTION_MS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: 0,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: URL_BYTES_MAX, ignoreDuplicateSlashes: false },
    http: { maxHeaderSize: URL_BYTES_MAX, headersTimeout: HEADERS_MS_MAX },
    frameworkErrors: (error, _request, reply) => void sendError(error, reply, options.log),
  });
  const rules = new SecurityRules(options.security);
  app.addHook('onRequest', async (request, reply) => guard({ request, reply, rules, prefix: options.context.settings.staticPrefix }));
  app.setErrorHandler((error, _request, reply) => sendError(error, reply, options.log));
  app.setNotFoundHandler((request, reply) => sendError(notFoundError(request.method, request.url), reply, options.log));
  void app.register(async (json) => registerJson(json, options));
  void app.register(async (bytes) => registerBytes(bytes, options));
  return app;
}

interface Guarded {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly rules: SecurityRules;
  readonly prefix: string;
}

async function guard({ request, reply, rules, prefix }: Guarded): Promise<unknown> {
  const [whole = ''] = request.url.split('?', 1);
  const path = prefix !== '' && whole.startsWith(`${prefix}/`) ? whole.slice(prefix.length) : whole;
  reply.headers(rules.headers(request.headers.origin));
  const verdict = rules.judge({ method: request.method, path, headers: request.headers });
  if (verdict.kind === 'pass') return undefined;
  if (verdict.kind === 'refuse') return reply.code(403).type('text/plain; charset=utf-8').send(verdict.text);
  return reply
    .headers({
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS, PATCH',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    })
    .type('text/plain; charset=utf-8')
    .send('OK');
}

function registerJson(app: FastifyInstance, options: HttpOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  for (const [name, endpoint] of endpoints()) {
    if (endpoint.answer === 'json') addRoutes(app, endpoint, options, jsonRoute(name, endpoint, options));
  }
}

function registerBytes(app: FastifyInstance, options: HttpOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  for (const [name, endpoint] of endpoints()) {
    const handle = FILE_HANDLERS[name];
    if (handle === undefined) continue;
    addRoutes(app, endpoint, options, (request, reply) => handle({ request, reply, ...options }));
  }
}

function endpoints(): [EndpointName, Endpoint][] {
  return Object.entries(ENDPOINTS) as unknown as [EndpointName, Endpoint][];
}

type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

// eslint-disable-next-line max-params -- the four parts of a route
function addRoutes(app: FastifyInstance, endpoint: Endpoint, options: HttpOptions, route: Route): void {
  const { settings } = options.context;
  const off = disabledText(endpoint, settings);
  const handler: Route = off === undefined ? route : async (_request, reply) => reply.code(503).type('text/html; charset=utf-8').send(off);
  for (const path of endpoint.paths) {
    const url = settings.staticPrefix + path.replace(/\{\w+\+\}/, '*').replaceAll(/\{(\w+)\}/g, ':$1');
    app.route({ method: [...endpoint.methods], url, handler });
  }
}

function jsonRoute(name: EndpointName, endpoint: Endpoint, { dispatcher, log }: HttpOptions): Route {
  const rest = endpoint.pathFields.at(-1) ?? '';
  return async (request, reply) => {
    if (endpoint.body === 'json') checkContentType(request.method, request.headers['content-type']);
    const params = { ...(request.params as Record<string, string>) };
    if (params['*'] !== undefined) params[rest] = params['*'];
    const questionMark = request.url.indexOf('?');
    const answer = await dispatcher.dispatch({
      endpoint: name,
      method: request.method,
      body: await bodyText(request.body as Buffer | undefined, request.headers['content-encoding']),
      query: questionMark < 0 ? '' : request.url.slice(questionMark + 1),
      params,
    });
    return sendAnswer(answer, reply, log);
  };
}

function sendAnswer(answer: Answer, reply: FastifyReply, log: Log): FastifyReply {
  if (answer.cause !== undefined) log.error({ cause: answer.cause, path: reply.request.url }, 'request failed');
  const body = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength);
  return reply.code(answer.status).header('content-type', 'application/json').send(body);
}

function sendError(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  return sendAnswer(errorAnswer(fromFramework(error)), reply, log);
}

/** Errors that Fastify or Node's parser raise before a handler runs. */
function fromFramework(error: unknown): unknown {
  const { code = '', statusCode = 500, message = '' } = error as { code?: string; statusCode?: number; message?: string };
  if (ApiError.is(error)) return error;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge();
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new ApiError('BAD_REQUEST', 'The connection ended before the request was complete.');
  }
  if (statusCode >= 400 && statusCode < 500) return new ApiError('BAD_REQUEST', message);
  return error;
}

function notFoundError(method: string, url: string): ApiError {
  const [path = ''] = url.split('?', 1);
  return new ApiError('ENDPOINT_NOT_FOUND', `No endpoint answers ${method} ${path.slice(0, 300)}`);
}

