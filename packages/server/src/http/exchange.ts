import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../application/application.ts';

/** One HTTP request with the answer to it, and what the router found in its path. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path fields, percent-decoded once. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Without the question mark. */
  readonly query: string;
}

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
