import { ApiError } from '@millrace/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Tidier, type TidierTimes } from './tidier.ts';

const TIMES: TidierTimes = { idleMs: 500, pauseMs: 20, putOffMsMax: 10_000 };
let tidier: Tidier | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  tidier?.stop();
  vi.useRealTimers();
});

/** A store with so many steps to do. */
class Work {
  readonly #steps: number;
  done = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  tidy(): Promise<boolean> {
    this.done += 1;
    return Promise.resolve(this.done < this.#steps);
  }
}

async function ask(times: number, everyMs: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    tidier?.postpone();
    await vi.advanceTimersByTimeAsync(everyMs);
  }
}

describe('Tidier', () => {
  it('does all there is, a step after the other, and then rests until a request comes', async () => {
    const work = new Work(5);
    let told = 0;
    tidier = new Tidier(work, () => (told += 1), TIMES);
    await vi.advanceTimersByTimeAsync(TIMES.idleMs + 4 * TIMES.pauseMs);
    expect([work.done, told]).toEqual([5, 4]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work.done).toBe(5);
    await ask(1, TIMES.idleMs);
    expect(work.done).toBe(6);
  });

  it('waits for requests to pause, between steps too', async () => {
    const work = new Work(1000);
    tidier = new Tidier(work, () => undefined, TIMES);
    await ask(10, 400);
    expect(work.done).toBe(0);
    await vi.advanceTimersByTimeAsync(100 + TIMES.pauseMs);
    expect(work.done).toBe(2);
    await ask(10, 400);
    expect(work.done).toBe(2);
  });

  it('does a step now and then when requests never pause', async () => {
    const work = new Work(1000);
    tidier = new Tidier(work, () => undefined, TIMES);
    await ask(2 * ((TIMES.putOffMsMax + TIMES.idleMs) / 10), 10);
    expect(work.done).toBe(2);
  });

  it('is put off by a request that comes during a step', async () => {
    const work = new Work(1000);
    const store = {
      tidy: () => {
        if (work.done === 0) tidier?.postpone();
        return work.tidy();
      },
    };
    tidier = new Tidier(store, () => undefined, TIMES);
    await vi.advanceTimersByTimeAsync(2 * TIMES.idleMs - 1);
    expect(work.done).toBe(1);
    await vi.advanceTimersByTimeAsync(1 + 10 * TIMES.pauseMs);
    expect(work.done).toBe(12);
  });

  it('tries again later when another process has the lock', async () => {
    const work = new Work(1);
    let refusals = 2;
    const tidy = (): Promise<boolean> => {
      if (refusals === 0) return work.tidy();
      refusals -= 1;
      return Promise.reject(new ApiError('TEMPORARILY_UNAVAILABLE', 'locked'));
    };
    tidier = new Tidier({ tidy }, () => undefined, TIMES);
    await vi.advanceTimersByTimeAsync(2 * TIMES.idleMs);
    expect([work.done, refusals]).toEqual([0, 0]);
    await vi.advanceTimersByTimeAsync(TIMES.idleMs);
    expect(work.done).toBe(1);
  });

  it('does nothing once it is stopped', async () => {
    const work = new Work(1000);
    tidier = new Tidier(work, () => undefined, TIMES);
    await vi.advanceTimersByTimeAsync(TIMES.idleMs);
    tidier.stop();
    await ask(3, 60_000);
    expect(work.done).toBe(1);
  });
});
