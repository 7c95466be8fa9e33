import type { ServerResponse } from 'node:http';
import type { Answer } from '../application/application.ts';

/** From this size on, in bytes, memory is worth giving back by hand. */
const LARGE_BODY_BYTES_MIN = 16 * 1024;

/** Sends a whole answer with its length, whose bytes are gone afterwards. Headers set before stay. */
export function send(response: ServerResponse, answer: Answer, contentType: string): void {
  const { status, body } = answer;
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes });
  if (typeof body === 'string' || bytes < LARGE_BODY_BYTES_MIN) response.end(body);
  else response.end(body, () => freeBytes(body));
}

/** Frees the memory at once. Left to the collector, pages of runs would have it search the heap many times a second. */
function freeBytes({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

export function sendJson(response: ServerResponse, answer: Answer): void {
  send(response, answer, 'application/json');
}

export function sendText(response: ServerResponse, status: number, body: string): void {
  send(response, { status, body }, 'text/plain; charset=utf-8');
}
