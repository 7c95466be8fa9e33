import { ENDPOINTS } from '@millrace/protocol';
import type { Answer, Call } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Makes the readers. It never rejects: what goes wrong is reported elsewhere, and that reader left out. */
type StartReaders = () => Promise<readonly Dispatcher[]>;

/**
 * Writes go to the one thread that may write, reads to the readers in turn: a long search never delays a
 * log call. A reader sees every write that was acknowledged before its call. Readers are started by the first
 * read, because many servers idle or are only written to; until they are there, the writer reads as well.
 */
export class SplitDispatcher implements Dispatcher {
  readonly #writer: Dispatcher;
  readonly #startReaders: StartReaders;
  #readers: readonly Dispatcher[] = [];
  #starting: Promise<void> | undefined;
  #turn = 0;

  constructor(writer: Dispatcher, startReaders: StartReaders) {
    this.#writer = writer;
    this.#startReaders = startReaders;
  }

  dispatch(call: Call): Promise<Answer> {
    if (ENDPOINTS[call.endpoint].effect === 'write') return this.#writer.dispatch(call);
    this.#starting ??= this.#start();
    this.#turn += 1;
    return (this.#readers[this.#turn % this.#readers.length] ?? this.#writer).dispatch(call);
  }

  async close(): Promise<void> {
    // A read that comes late must not start them: the writer refuses it.
    this.#starting ??= Promise.resolve();
    await this.#starting;
    await Promise.all(this.#readers.map((reader) => reader.close()));
    await this.#writer.close();
  }

  async #start(): Promise<void> {
    this.#readers = await this.#startReaders();
  }
}
