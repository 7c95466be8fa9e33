import { WEBHOOK_REQUESTS_PER_RECEIVER_MAX } from '@millrace/protocol';

/** Failures in a row after which a receiver counts as down. */
const FAILURES_MAX = 3;
const PAUSE_MS = 1000;
const PAUSE_MS_MAX = 300_000;

interface Trouble {
  readonly failures: number;
  readonly resumesAtMs: number;
}

/**
 * Which receivers, by their URLs, are down. One that is gets a single request now and then until it answers again, however much waits
 * for it: what cannot be delivered must not keep the sender, and with it the writer, busy.
 */
export class ReceiverHealth {
  readonly #troubles = new Map<string, Trouble>();

  /** Requests that the receiver may have at the same time. */
  room(url: string, nowMs: number): number {
    const trouble = this.#troubles.get(url);
    if (trouble === undefined || trouble.failures < FAILURES_MAX) return WEBHOOK_REQUESTS_PER_RECEIVER_MAX;
    return nowMs < trouble.resumesAtMs ? 0 : 1;
  }

  report(url: string, isUp: boolean, nowMs: number): void {
    if (isUp) {
      this.#troubles.delete(url);
      return;
    }
    const failures = (this.#troubles.get(url)?.failures ?? 0) + 1;
    const pause = Math.min(PAUSE_MS * 2 ** Math.max(failures - FAILURES_MAX, 0), PAUSE_MS_MAX);
    this.#troubles.set(url, { failures, resumesAtMs: nowMs + pause });
  }

  /** When the first receiver that is down may be tried again. */
  nextTry(nowMs: number): number | undefined {
    const times = [...this.#troubles.values()]
      .filter(({ failures, resumesAtMs }) => failures >= FAILURES_MAX && resumesAtMs > nowMs)
      .map(({ resumesAtMs }) => resumesAtMs - nowMs);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}
