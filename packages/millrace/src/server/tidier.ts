import { ApiError } from '@millrace/protocol';

/** What can be tidied a little at a time; resolves to whether there may be more to do. */
export interface Tidied {
  tidy(): Promise<boolean>;
}

export interface TidierTimes {
  /** How long nothing must have been asked before a step. */
  readonly idleMs: number;
  /** Between two steps while still nothing is asked. */
  readonly pauseMs: number;
  /** Requests put a step off no longer than this. */
  readonly putOffMsMax: number;
}

const TIMES: TidierTimes = { idleMs: 500, pauseMs: 20, putOffMsMax: 10_000 };

/** Runs the store's housekeeping a little at a time: while nobody writes, and now and then when somebody always does. */
export class Tidier {
  readonly #store: Tidied;
  readonly #onStep: () => void;
  readonly #times: TidierTimes;
  readonly #idle: NodeJS.Timeout;
  #pause: NodeJS.Timeout | undefined;
  /** Since when the next step has been waiting for its turn. */
  #waitsSinceMs: number | undefined;
  #isStopped = false;

  /** `onStep` is called after each step that left something to do. */
  constructor(store: Tidied, onStep: () => void, times = TIMES) {
    this.#store = store;
    this.#onStep = onStep;
    this.#times = times;
    this.#idle = setTimeout(() => void this.#step(), times.idleMs).unref();
  }

  /** There was a request. Cheap enough for every one. */
  postpone(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#pause);
    this.#waitsSinceMs ??= performance.now();
    if (performance.now() - this.#waitsSinceMs < this.#times.putOffMsMax) this.#idle.refresh();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#idle);
    clearTimeout(this.#pause);
  }

  async #step(): Promise<void> {
    this.#waitsSinceMs = undefined;
    try {
      if (!(await this.#store.tidy()) || this.#isStopped) return;
      this.#onStep();
      // A request that came during the step has put the next one off already.
      if (this.#waitsSinceMs === undefined)
        this.#pause = setTimeout(() => void this.#step(), this.#times.pauseMs).unref();
    } catch (error) {
      // Locked by another process, such as `millrace gc`: housekeeping can wait. Anything else is a bug to be seen.
      if (!ApiError.is(error)) throw error;
      if (!this.#isStopped) this.#idle.refresh();
    }
  }
}
