import { ENDPOINTS } from '@millrace/protocol';
import type { Answer, Call } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';

/**
 * Writes go to the one thread that may write, reads to the readers in turn: a long search never delays a
 * log call. A reader sees every write that was acknowledged before its call.
 */
export class SplitDispatcher implements Dispatcher {
  readonly #writer: Dispatcher;
  readonly #readers: readonly Dispatcher[];
  #turn = 0;

  constructor(writer: Dispatcher, readers: readonly Dispatcher[]) {
    this.#writer = writer;
    this.#readers = readers;
  }

  dispatch(call: Call): Promise<Answer> {
    if (ENDPOINTS[call.endpoint].effect === 'write') return this.#writer.dispatch(call);
    this.#turn = (this.#turn + 1) % this.#readers.length;
    return (this.#readers[this.#turn] ?? this.#writer).dispatch(call);
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
    await this.#writer.close();
  }
}
