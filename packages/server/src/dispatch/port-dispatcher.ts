import type { Worker } from 'node:worker_threads';
import type { Changes } from '@millrace/store';
import { ApiError, PENDING_REQUESTS_MAX } from '@millrace/protocol';
import { type Answer, type Call, errorAnswer } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FromWorker, ToWorker } from './port-messages.ts';

/** Sends calls to a worker thread, all that arrive in one turn of the event loop as one message. */
export class PortDispatcher implements Dispatcher {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #outgoing: (readonly [number, Call])[] = [];
  #lastId = 0;
  #isClosed = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Resolves once the worker has opened its database; rejects with its reason when it cannot. */
  static async start(worker: Worker, onChanges: (changes: Changes) => void): Promise<PortDispatcher> {
    const dispatcher = new PortDispatcher(worker);
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'failed') reject(new Error(message.message));
        else if (message.kind === 'changes') onChanges(message.changes);
        else dispatcher.#receive(message.answers);
      });
      worker.once('error', (error) => {
        reject(error);
        dispatcher.#fail();
      });
      worker.once('exit', () => {
        reject(new Error('The database thread ended.'));
        dispatcher.#fail();
      });
    });
    return dispatcher;
  }

  dispatch(call: Call): Promise<Answer> {
    if (this.#isClosed) return Promise.resolve(unavailable('The server is stopping.'));
    if (this.#waiting.size >= PENDING_REQUESTS_MAX)
      return Promise.resolve(unavailable('Too many requests wait.'));
    return new Promise((resolve) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, resolve);
      if (this.#outgoing.length === 0) setImmediate(() => this.#send());
      this.#outgoing.push([this.#lastId, call]);
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#send();
    this.#isClosed = true;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage({ kind: 'close' } satisfies ToWorker);
    await ended;
  }

  #send(): void {
    if (this.#outgoing.length === 0 || this.#isClosed) return;
    const calls = this.#outgoing;
    this.#outgoing = [];
    this.#worker.postMessage({ kind: 'calls', calls } satisfies ToWorker);
  }

  #receive(answers: ReadonlyArray<readonly [number, Answer]>): void {
    for (const [id, answer] of answers) {
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    }
  }

  #fail(): void {
    this.#isClosed = true;
    for (const resolve of this.#waiting.values()) resolve(unavailable('The database thread ended.'));
    this.#waiting.clear();
  }
}

function unavailable(reason: string): Answer {
  return errorAnswer(new ApiError('TEMPORARILY_UNAVAILABLE', `${reason} Try again later.`));
}
