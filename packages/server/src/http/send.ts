import type { ServerResponse } from 'node:http';
import type { Answer } from '../application/application.ts';

/** Sends a whole answer with its length. Headers set before stay. */
export function send(response: ServerResponse, answer: Answer, contentType: string): void {
  const { status, body } = answer;
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes });
  response.end(body);
}

export function sendJson(response: ServerResponse, answer: Answer): void {
  send(response, answer, 'application/json');
}

export function sendText(response: ServerResponse, status: number, body: string): void {
  send(response, { status, body }, 'text/plain; charset=utf-8');
}
