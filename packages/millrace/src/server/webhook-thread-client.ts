import { Worker } from 'node:worker_threads';
import type { ServerSettings } from '@millrace/server';
import { type Message, type PostAnswer, ReceiverError } from '@millrace/server/webhook-delivery';
import type { FromWebhookThread, ToWebhookThread, WebhookThreadData } from './webhook-thread-messages.ts';

/** How long the thread stays without work: it costs some 10 MB, its start some 50 ms. */
const IDLE_MS = 60_000;
const CUT_OFF = 'The request was cut off.';

interface Waiting {
  readonly resolve: (answer: PostAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Sends to receivers from a thread of its own, which lives only while there is something to send. */
export class WebhookThreadClient {
  readonly #settings: ServerSettings['webhooks'];
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(settings: ServerSettings['webhooks'], { idleMs = IDLE_MS } = {}) {
    this.#settings = settings;
    this.#idleMs = idleMs;
  }

  /** One attempt. @throws ReceiverError when there was no answer, also when the signal cuts it off */
  readonly send = async (message: Message, signal: AbortSignal): Promise<PostAnswer> => {
    if (signal.aborted) throw new ReceiverError(CUT_OFF);
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    signal.addEventListener('abort', this.#end, { once: true });
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker.postMessage({ id, message } satisfies ToWebhookThread);
    return new Promise<PostAnswer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  };

  #start(): Worker {
    const isSource = import.meta.url.endsWith('.ts');
    const file = isSource
      ? new URL('./webhook-thread.ts', import.meta.url)
      : new URL('./webhook-thread.js', import.meta.url);
    const worker = new Worker(file, {
      workerData: { settings: this.#settings } satisfies WebhookThreadData,
      name: 'millrace-webhooks',
    });
    worker.unref();
    worker.on('message', (answer: FromWebhookThread) => this.#receive(answer));
    worker.on('error', (error) => this.#fail(worker, `The request failed: ${String(error)}`));
    worker.on('exit', () => this.#fail(worker, CUT_OFF));
    return worker;
  }

  #receive(message: FromWebhookThread): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (this.#waiting.size === 0) this.#idle = setTimeout(this.#end, this.#idleMs).unref();
    if ('answer' in message) waiting?.resolve(message.answer);
    else waiting?.reject(new ReceiverError(message.failure));
  }

  /** The next message starts another thread. */
  #fail(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new ReceiverError(reason));
    this.#waiting.clear();
  }

  readonly #end = (): void => {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#fail(worker, CUT_OFF);
    void worker.terminate();
  };
}
