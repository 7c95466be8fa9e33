import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open as openFile, rename, rm } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { dirname } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { refusalOf, unreachable } from './client-errors.ts';
import type { Connection } from './connection.ts';
import { withRetries } from './retry.ts';

interface Place {
  readonly connection: Connection;
  /** With a slash at the beginning, percent-encoded. */
  readonly path: string;
}

/** Streams a file to the server. Its length is announced, so that a cut connection never leaves half a file. */
export function uploadFile(file: string, place: Place): Promise<void> {
  return withRetries({ connection: place.connection, isIdempotent: true }, () => upload(file, place));
}

/** Streams a file of the server to a path, which has it whole or not at all. */
export function downloadFile(place: Place, target: string): Promise<void> {
  return withRetries({ connection: place.connection, isIdempotent: true }, () => download(place, target));
}

async function upload(file: string, place: Place): Promise<void> {
  await using handle = await openFile(file);
  const { size } = await handle.stat();
  const request = open(place, 'PUT', { 'content-length': String(size) });
  const answer = answerOf(request, place.connection);
  const source = size === 0 ? [] : handle.createReadStream({ end: size - 1, autoClose: false });
  // A refusal may come, and the connection go, before all is sent: the answer says more than the broken pipe.
  const [response] = await Promise.all([answer, pipeline(source, request).catch(() => undefined)]);
  await requireSuccess(response);
  response.resume();
}

async function download(place: Place, target: string): Promise<void> {
  const request = open(place, 'GET', {});
  request.end();
  const response = await answerOf(request, place.connection);
  await requireSuccess(response);
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  try {
    await pipeline(response, createWriteStream(part, { flags: 'wx' }));
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw (error as NodeJS.ErrnoException).code === 'ECONNRESET'
      ? unreachable(place.connection, error)
      : error;
  }
}

function open(
  { connection, path }: Place,
  method: string,
  headers: Readonly<Record<string, string>>,
): ClientRequest {
  const url = new URL(connection.baseUrl + path);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, { method, headers: { ...connection.headers, ...headers } });
  const { idleMsMax } = connection.policy;
  request.setTimeout(idleMsMax, () => request.destroy(new Error(`nothing moved for ${idleMsMax / 1000} s`)));
  return request;
}

function answerOf(request: ClientRequest, connection: Connection): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', (error) => reject(unreachable(connection, error)));
  });
}

async function requireSuccess(response: IncomingMessage): Promise<void> {
  const status = response.statusCode ?? 0;
  if (status !== 200) throw refusalOf(status, await readText(response));
}
