import { ENDPOINTS } from '@millrace/protocol';
import type { Answer, Call } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';
import { PointReader } from './point-reader.ts';

interface SplitOptions {
  readonly writer: Dispatcher;
  /** Makes the readers. It never rejects: what goes wrong is reported elsewhere, and that reader left out. */
  readonly startReaders: () => Promise<readonly Dispatcher[]>;
  /** Opens what answers point reads in this thread. It never rejects: without it, the readers answer them. */
  readonly openPointReader: () => Promise<Dispatcher | undefined>;
  readonly nowMs?: () => number;
}

/**
 * Writes go to the one thread that may write, point reads are answered here, other reads go to the readers in turn: a
 * long search never delays a log call. Each of them sees every write that was acknowledged before its call. Readers
 * are started by the first read, because many servers idle or are only written to; until they are there, the writer
 * reads as well.
 */
export class SplitDispatcher implements Dispatcher {
  readonly #writer: Dispatcher;
  readonly #startReaders: SplitOptions['startReaders'];
  readonly #points: PointReader;
  #readers: readonly Dispatcher[] = [];
  #starting: Promise<void> | undefined;
  #turn = 0;

  constructor({ writer, startReaders, openPointReader, nowMs = () => performance.now() }: SplitOptions) {
    this.#writer = writer;
    this.#startReaders = startReaders;
    this.#points = new PointReader({ open: openPointReader, nowMs });
  }

  dispatch(call: Call): Promise<Answer> {
    const { effect } = ENDPOINTS[call.endpoint];
    if (effect === 'write') return this.#writer.dispatch(call);
    return effect === 'point-read' ? this.#readPoint(call) : this.#read(call);
  }

  async close(): Promise<void> {
    // A read that comes late must not start them: the writer refuses it.
    this.#starting ??= Promise.resolve();
    await Promise.all([this.#starting, this.#points.close()]);
    await Promise.all(this.#readers.map((reader) => reader.close()));
    // Last: the connection that may write puts the file in order.
    await this.#writer.close();
  }

  async #readPoint(call: Call): Promise<Answer> {
    const answer = await this.#points.dispatch(call);
    if (answer !== undefined) return answer;
    // Readers are not started for the sake of the few calls that come meanwhile.
    return this.#points.isOpening ? this.#reader().dispatch(call) : this.#read(call);
  }

  #read(call: Call): Promise<Answer> {
    this.#starting ??= this.#start();
    return this.#reader().dispatch(call);
  }

  #reader(): Dispatcher {
    this.#turn += 1;
    return this.#readers[this.#turn % this.#readers.length] ?? this.#writer;
  }

  async #start(): Promise<void> {
    this.#readers = await this.#startReaders();
  }
}
