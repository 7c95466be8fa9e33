import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
}

interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly delayMs?: number;
  /** It is not sent before. */
  readonly until?: Promise<void>;
}

const WAIT_MS_MAX = 15_000;
const POLL_MS = 10;

/** A receiver of webhooks on this machine; it keeps what it was sent. */
export class LocalReceiver {
  readonly requests: ReceivedRequest[] = [];
  /** Answers of the next requests, in order; then 200. */
  readonly answers: ReceiverAnswer[] = [];
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  /** On the port of before, when it was started before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        this.requests.push({ headers: request.headers, body, path: request.url ?? '' });
        const answer = this.answers.shift() ?? { status: 200 };
        const send = (): void =>
          void response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
        if (answer.until === undefined) setTimeout(send, answer.delayMs ?? 0);
        else void answer.until.then(send);
      });
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Waits until as many requests have come. */
  async received(count: number): Promise<readonly ReceivedRequest[]> {
    for (let waitedMs = 0; waitedMs < WAIT_MS_MAX && this.requests.length < count; waitedMs += POLL_MS) {
      await delay(POLL_MS);
    }
    if (this.requests.length < count) throw new Error(`${this.requests.length} of ${count} requests came`);
    return this.requests;
  }
}
