import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a start has left is garbage by then. */
const AFTER_START_MS = 2000;
/** How long a thread must have had nothing to do. Not less: optimized code is lost, and made anew in the next burst. */
const IDLE_MS = 60_000;

type Collect = (options: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void;

/**
 * Gives this thread's memory back to the system: once after the start, and after each time of work. V8 collects
 * only while a program allocates, so that an idle server would keep the garbage of its last burst for ever.
 */
export class IdleCollector {
  readonly #timer: NodeJS.Timeout;

  constructor({ afterStartMs = AFTER_START_MS, idleMs = IDLE_MS } = {}) {
    const collectGarbage = garbageCollector();
    const collect = (): void => collectGarbage({ type: 'major', flavor: 'last-resort' });
    setTimeout(collect, afterStartMs).unref();
    this.#timer = setTimeout(collect, idleMs).unref();
  }

  /** There was work: the waiting begins anew. Cheap enough for every request. */
  postpone(): void {
    this.#timer.refresh();
  }
}

/** V8's own function, which exists only in a context that is made after the flag was set. */
function garbageCollector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
