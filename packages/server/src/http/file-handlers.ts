import { Readable } from 'node:stream';
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
  MLFLOW_VERSION,
  missingMessage,
  parseJson,
  UPLOAD_ARTIFACT_BODY_BYTES_MAX,
} from '@millrace/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../application/application.ts';
import { artifactPlace } from '../application/artifact-locations.ts';
import { openApiDocument } from './open-api.ts';
import type { HttpOptions } from './server.ts';

interface FileRequest extends HttpOptions {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type FileHandler = (file: FileRequest) => Promise<unknown>;

/** Endpoints whose body or answer is bytes or text: they stream, so they stay in the HTTP layer. */
export const FILE_HANDLERS: Partial<Record<EndpointName, FileHandler>> = {
  'server/health': ({ reply }) => text(reply, 'OK'),
  'server/version': ({ reply }) => text(reply, MLFLOW_VERSION),
  'server/openapi': async ({ reply }) => reply.type('application/json').send(openApiDocument()),
  'mlflow-artifacts/download': (file) => sendFile(file, file.context.artifacts.destination, wildcardPath(file)),
  'mlflow-artifacts/upload': async (file) => {
    await receive(file, file.context.artifacts.destination, wildcardPath(file));
    return file.reply.type('application/json').send('');
  },
  'artifacts/get': async (file) => {
    const query = queryOf(file.request);
    const runId = query.get('run_id') || query.get('run_uuid') || '';
    if (runId === '') throw invalidParameter(missingMessage('run_id'));
    return sendBelow(file, await runLocation(file, runId), required(query, 'path'));
  },
  'artifacts/upload': uploadRunArtifact,
  'logged-models/get-artifact': async (file) => {
    const { model_id = '' } = file.request.params as { model_id?: string };
    const path = required(queryOf(file.request), 'artifact_file_path');
    const answer = await ask(file, { endpoint: 'logged-models/get', params: { model_id } });
    return sendBelow(file, locationIn(answer, 'model'), path);
  },
};

async function text(reply: FastifyReply, body: string): Promise<unknown> {
  return reply.type('text/html; charset=utf-8').send(body);
}

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, 'http://localhost').searchParams;
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw invalidParameter(missingMessage(name));
  return value;
}

function wildcardPath({ request }: FileRequest): ArtifactPath {
  return parseArtifactFilePath((request.params as { '*': string })['*']);
}

/** Asks a JSON endpoint, in whatever thread answers it; its refusal becomes ours. */
async function ask(file: FileRequest, call: Partial<Call> & Pick<Call, 'endpoint'>): Promise<JsonObject> {
  const answer = await file.dispatcher.dispatch({ method: 'GET', body: '', query: '', params: {}, ...call });
  const body = parseJson(typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body));
  const object = isJsonObject(body) ? body : {};
  if (answer.status === 200) return object;
  throw new ApiError(object['error_code'] as ErrorCode, String(object['message']));
}

async function runLocation(file: FileRequest, runId: string): Promise<string> {
  const query = new URLSearchParams({ run_id: runId }).toString();
  return locationIn(await ask(file, { endpoint: 'runs/get', query }), 'run');
}

function locationIn(answer: JsonObject, kind: 'run' | 'model'): string {
  const object = answer[kind];
  const info = isJsonObject(object) ? object['info'] : undefined;
  return isJsonObject(info) ? String(info['artifact_uri']) : '';
}

async function uploadRunArtifact(file: FileRequest): Promise<unknown> {
  const query = queryOf(file.request);
  const runId = query.get('run_uuid') ?? '';
  if (runId === '') throw invalidParameter('Request must specify run_uuid.');
  const relative = query.get('path') ?? '';
  if (relative === '') throw invalidParameter('Request must specify path.');
  parseArtifactFilePath(relative);
  const size = Number(file.request.headers['content-length'] ?? 0);
  if (size > UPLOAD_ARTIFACT_BODY_BYTES_MAX) {
    throw invalidParameter(`Artifact size is too large. Max size is ${UPLOAD_ARTIFACT_BODY_BYTES_MAX / 1024 / 1024}MB.`);
  }
  if (size === 0) throw invalidParameter('Request must specify data.');
  const place = artifactPlace(await runLocation(file, runId), relative, file.context);
  await receive(file, place.store, place.path);
  return file.reply.type('application/json').send('');
}

async function sendBelow(file: FileRequest, location: string, relative: string): Promise<unknown> {
  parseArtifactFilePath(relative);
  const { store, path } = artifactPlace(location, relative, file.context);
  return sendFile(file, store, path);
}

/** Streams the request's body into a store; nothing is visible before the last byte is on the disk. */
async function receive({ request }: FileRequest, store: ArtifactStore, path: ArtifactPath): Promise<void> {
  const announced = request.headers['content-length'];
  const sizeBytes = announced === undefined ? undefined : Number(announced);
  const source = request.body instanceof Readable ? request.body : Readable.from([]);
  await store.put(path, source, { sizeBytes });
}

/** Answers a file, or the part of it that `Range` asks for, as an attachment that no browser runs. */
async function sendFile({ request, reply }: FileRequest, store: ArtifactStore, path: ArtifactPath): Promise<unknown> {
  const file = await store.open(path);
  const lastModified = new Date(file.mtimeMs).toUTCString();
  reply.headers({
    'accept-ranges': 'bytes',
    etag: file.etag,
    'last-modified': lastModified,
    'content-disposition': contentDisposition(artifactBaseName(path)),
    'content-type': contentType(path),
    'content-security-policy': "sandbox; default-src 'none'",
  });
  const { range, 'if-range': ifRange } = request.headers;
  const asked = parseRangeIf({ range, ifRange: String(ifRange ?? '') || undefined }, file.size, { etag: file.etag, lastModified });
  if (asked.kind === 'range') {
    const { start, end } = asked.range;
    reply.code(206).headers({ 'content-range': contentRange(asked.range, file.size), 'content-length': end - start });
    return reply.send(file.stream(asked.range));
  }
  if (asked.kind === 'whole') return reply.header('content-length', file.size).send(file.stream());
  await file.close();
  reply.header('content-type', 'text/plain; charset=utf-8').removeHeader('content-disposition');
  if (asked.kind === 'malformed') return reply.code(400).send(asked.message);
  return reply.code(416).header('content-range', contentRange(undefined, file.size)).send('');
}
