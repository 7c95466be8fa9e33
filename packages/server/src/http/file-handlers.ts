import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  artifactBaseName,
  type ArtifactPath,
  type ArtifactStore,
  contentDisposition,
  contentRange,
  contentType,
  parseArtifactFilePath,
  parseRangeIf,
} from '@millrace/artifacts';
import {
  ApiError,
  type EndpointName,
  type ErrorCode,
  invalidParameter,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  MLFLOW_VERSION,
  missingMessage,
  parseJson,
  UPLOAD_ARTIFACT_BODY_BYTES_MAX,
} from '@millrace/protocol';
import type { Call } from '../application/application.ts';
import { artifactPlace } from '../application/artifact-locations.ts';
import { storedLocation } from '../application/stored-location.ts';
import { TRACE_FILE } from '../application/trace-spans.ts';
import { framePolicy } from './framed-file.ts';
import { streamChanges } from './change-stream.ts';
import { exportSpans } from './otlp.ts';
import { send, sendText } from './send.ts';
import { openApiDocument } from './open-api.ts';
import type { HttpOptions } from './server.ts';

export interface FileRequest extends HttpOptions {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: string;
}

type FileHandler = (file: FileRequest) => Promise<void>;

/** Endpoints whose body or answer is bytes or text: they stream, so they stay in the HTTP layer. */
export const FILE_HANDLERS: Partial<Record<EndpointName, FileHandler>> = {
  'server/health': async ({ response }) => sendText(response, 200, 'OK'),
  'changes/watch': async ({ request, response, query, changes }) => {
    const asked = new URLSearchParams(`?${query}`);
    const since = String(request.headers['last-event-id'] ?? asked.get('since') ?? '');
    const agoMs = Number(asked.get('ago_ms') ?? 0);
    if (!(agoMs >= 0))
      throw invalidParameter(`ago_ms must be a number of milliseconds, not '${asked.get('ago_ms')}'.`);
    streamChanges({ feed: changes, request, response, since, agoMs });
  },
  'server/version': async ({ response }) => sendHtml(response, MLFLOW_VERSION),
  'server/openapi': async ({ response, context }) =>
    send(response, { status: 200, body: openApiDocument(context.settings.staticPrefix) }, 'application/json'),
  'mlflow-artifacts/download': (file) => sendFile(file, file.context.artifacts.destination, pathOf(file)),
  'mlflow-artifacts/upload': (file) => receive(file, file.context.artifacts.destination, pathOf(file)),
  'artifacts/get': async (file) => {
    const query = new URLSearchParams(`?${file.query}`);
    const runId = query.get('run_id') || query.get('run_uuid') || '';
    if (runId === '') throw invalidParameter(missingMessage('run_id'));
    return sendBelow(file, await runLocation(file, runId), required(query, 'path'));
  },
  'artifacts/upload': uploadRunArtifact,
  'logged-models/get-artifact': async (file) => {
    const path = new URLSearchParams(`?${file.query}`).get('artifact_file_path') ?? '';
    if (path === '')
      throw new ApiError('BAD_REQUEST', 'Request must include the "artifact_file_path" query parameter.');
    const params = { model_id: file.params['model_id'] };
    const answer = await ask(file, { endpoint: 'logged-models/get', params });
    return sendBelow(file, locationIn(answer, 'model'), path);
  },
  'traces/export': exportSpans,
  'traces/get-artifact': sendTrace,
  'model-versions/get-artifact': async (file) => {
    const query = new URLSearchParams(`?${file.query}`);
    const path = required(query, 'path');
    parseArtifactFilePath(path);
    const answer = await ask(file, { endpoint: 'model-versions/get-download-uri', query: file.query });
    const location = await storedLocation(textOf(answer['artifact_uri']), (id) => runLocation(file, id));
    return sendBelow(file, location, path);
  },
};

/** The spans of a trace as a file; from the database, or from where its client has put them. */
async function sendTrace(file: FileRequest): Promise<void> {
  const { dispatcher, query, response } = file;
  const answer = await dispatcher.dispatch({
    endpoint: 'traces/get-artifact',
    method: 'GET',
    body: '',
    query,
    params: {},
  });
  const attachment = new URLSearchParams(`?${query}`).get('path') ?? '';
  const object = answer.status === 200 ? locationOfTrace(answer.body) : undefined;
  if (object !== undefined) {
    if (attachment === '') return sendBelow(file, object, TRACE_FILE);
    if (!UUID.test(attachment)) throw invalidParameter(`Invalid attachment path: '${attachment}'`);
    return sendBelow(file, object, `attachments/${attachment}`);
  }
  if (answer.status !== 200) return send(response, answer, 'application/json');
  response.setHeader('content-disposition', contentDisposition(TRACE_FILE));
  return send(response, answer, 'text/plain');
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A short answer may say where the spans are; one with spans need not be parsed. */
const LOCATION_BYTES_MAX = 8192;

function locationOfTrace(body: string | Uint8Array): string | undefined {
  if (body.length > LOCATION_BYTES_MAX) return undefined;
  const value = parseJson(typeof body === 'string' ? body : new TextDecoder().decode(body));
  const location = isJsonObject(value) ? value['location'] : undefined;
  return typeof location === 'string' ? location : undefined;
}

function sendHtml(response: ServerResponse, body: string): void {
  send(response, { status: 200, body }, 'text/html; charset=utf-8');
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw invalidParameter(missingMessage(name));
  return value;
}

function pathOf({ params }: FileRequest): ArtifactPath {
  return parseArtifactFilePath(params['path'] ?? '');
}

/** Asks a JSON endpoint, in whatever thread answers it; its refusal becomes ours. */
async function ask(file: FileRequest, call: Partial<Call> & Pick<Call, 'endpoint'>): Promise<JsonObject> {
  const answer = await file.dispatcher.dispatch({ method: 'GET', body: '', query: '', params: {}, ...call });
  const body = parseJson(
    typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body),
  );
  const object = isJsonObject(body) ? body : {};
  if (answer.status === 200) return object;
  throw new ApiError(object['error_code'] as ErrorCode, textOf(object['message']));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

async function runLocation(file: FileRequest, runId: string): Promise<string> {
  const query = new URLSearchParams({ run_id: runId }).toString();
  return locationIn(await ask(file, { endpoint: 'runs/get', query }), 'run');
}

function locationIn(answer: JsonObject, kind: 'run' | 'model'): string {
  const object = answer[kind];
  const info = isJsonObject(object) ? object['info'] : undefined;
  return isJsonObject(info) ? textOf(info['artifact_uri']) : '';
}

async function uploadRunArtifact(file: FileRequest): Promise<void> {
  const query = new URLSearchParams(`?${file.query}`);
  const runId = query.get('run_uuid') ?? '';
  if (runId === '') throw invalidParameter('Request must specify run_uuid.');
  const relative = query.get('path') ?? '';
  if (relative === '') throw invalidParameter('Request must specify path.');
  parseArtifactFilePath(relative);
  const size = Number(file.request.headers['content-length'] ?? 0);
  if (size > UPLOAD_ARTIFACT_BODY_BYTES_MAX) {
    throw invalidParameter(
      `Artifact size is too large. Max size is ${UPLOAD_ARTIFACT_BODY_BYTES_MAX / 1024 / 1024}MB.`,
    );
  }
  if (size === 0) throw invalidParameter('Request must specify data.');
  const place = artifactPlace(await runLocation(file, runId), relative, file.context);
  return receive(file, place.store, place.path);
}

async function sendBelow(file: FileRequest, location: string, relative: string): Promise<void> {
  parseArtifactFilePath(relative);
  const { store, path } = artifactPlace(location, relative, file.context);
  return sendFile(file, store, path);
}

/** Streams the request's body into a store; nothing is visible before the last byte is on the disk. */
async function receive(
  { request, response }: FileRequest,
  store: ArtifactStore,
  path: ArtifactPath,
): Promise<void> {
  const announced = request.headers['content-length'];
  const sizeBytes = announced === undefined ? undefined : Number(announced);
  await store.put(path, request, { sizeBytes, ownsChunks: true });
  send(response, { status: 200, body: '' }, 'application/json');
}

/** Answers a file, or the part of it that `Range` asks for, as an attachment that no browser runs outside of a frame. */
async function sendFile(
  { request, response }: FileRequest,
  store: ArtifactStore,
  path: ArtifactPath,
): Promise<void> {
  await using file = await store.open(path);
  const { etag, size } = file;
  const lastModified = new Date(file.mtimeMs).toUTCString();
  const { range, 'if-range': ifRange } = request.headers;
  const asked = parseRangeIf({ range, ifRange: ifRange === undefined ? undefined : String(ifRange) }, size, {
    etag,
    lastModified,
  });
  if (asked.kind === 'malformed') return sendText(response, 400, asked.message);
  if (asked.kind === 'unsatisfiable') {
    response.setHeader('content-range', contentRange(undefined, size));
    return sendText(response, 416, '');
  }
  const part = asked.kind === 'range' ? asked.range : undefined;
  if (part !== undefined) response.setHeader('content-range', contentRange(part, size));
  const type = contentType(path);
  const policy = framePolicy(request, type);
  response.writeHead(part === undefined ? 200 : 206, {
    'accept-ranges': 'bytes',
    etag,
    'last-modified': lastModified,
    'content-disposition': policy === undefined ? contentDisposition(artifactBaseName(path)) : 'inline',
    'content-type': type,
    'content-security-policy': policy ?? "sandbox; default-src 'none'",
    'content-length': part === undefined ? size : part.end - part.start,
  });
  if (request.method !== 'HEAD') await file.transfer(response, part);
  response.end();
}
