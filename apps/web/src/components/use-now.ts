import { useSyncExternalStore } from 'react';

/** A time that all who read it share: a timer for each of a thousand cells would cost more than to draw them. */
class Clock {
  readonly #tickMs: number;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #nowMs = Date.now();

  constructor(tickMs: number) {
    this.#tickMs = tickMs;
  }

  /** The time of the last tick. While nobody listens there is none, and the time is what it is. */
  readonly read = (): number => {
    if (this.#timer === undefined && Date.now() - this.#nowMs >= this.#tickMs) this.#nowMs = Date.now();
    return this.#nowMs;
  };

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#tick(), this.#tickMs);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  };

  #tick(): void {
    this.#nowMs = Date.now();
    for (const listener of this.#listeners) listener();
  }
}

const clocks = new Map<number, Clock>();

function clockOf(tickMs: number): Clock {
  const known = clocks.get(tickMs);
  if (known !== undefined) return known;
  const made = new Clock(tickMs);
  clocks.set(tickMs, made);
  return made;
}

const standStill = (): (() => void) => () => undefined;

/** The time, at most a tick old, again after each tick while `isOn`. */
export function useNow(tickMs: number, isOn = true): number {
  const clock = clockOf(tickMs);
  return useSyncExternalStore(isOn ? clock.listen : standStill, clock.read);
}
