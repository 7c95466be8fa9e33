import type { Answer, Call } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';

/** A point read that takes longer has met a slow disk, or an object with very much in it. */
const SLOW_MS = 10;
/** After a slow one the readers answer for so many times as long: a fiftieth of this thread's time is lost at most. */
const PAUSE_FACTOR = 50;
const FAILURE_STATUS_MIN = 500;

interface PointReaderOptions {
  /** Opens a connection of this thread. It never rejects: undefined when there can be none, and is not asked again. */
  readonly open: () => Promise<Dispatcher | undefined>;
  readonly nowMs: () => number;
}

/**
 * Answers point reads in the thread that takes the requests: the way to a reader and back costs several times as
 * much as such a read. Opened by the first of them. What could hold this thread up is left to the readers.
 */
export class PointReader {
  readonly #options: PointReaderOptions;
  #opening: Promise<void> | undefined;
  #dispatcher: Dispatcher | undefined;
  #isClosed = false;
  #pausedUntilMs = 0;
  #isOpening = false;

  constructor(options: PointReaderOptions) {
    this.#options = options;
  }

  /** The first call was there, and its connection is not yet. */
  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** Undefined for a call that another thread must answer. */
  async dispatch(call: Call): Promise<Answer | undefined> {
    this.#opening ??= this.#open();
    // A body would be parsed here, and may be long; these endpoints are asked by their query.
    if (this.#dispatcher === undefined || call.body.length > 0) return undefined;
    const startMs = this.#options.nowMs();
    if (startMs < this.#pausedUntilMs) return undefined;
    // All reading is done when the promise is returned.
    const answering = this.#dispatcher.dispatch(call);
    const endMs = this.#options.nowMs();
    if (endMs - startMs > SLOW_MS) this.#pausedUntilMs = endMs + (endMs - startMs) * PAUSE_FACTOR;
    const answer = await answering;
    return answer.status < FAILURE_STATUS_MIN ? answer : undefined;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening;
    const dispatcher = this.#dispatcher;
    this.#dispatcher = undefined;
    await dispatcher?.close();
  }

  async #open(): Promise<void> {
    if (this.#isClosed) return;
    this.#isOpening = true;
    this.#dispatcher = await this.#options.open();
    this.#isOpening = false;
  }
}
