import { WEBHOOK_PAUSE_MS_MAX } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { pauseMs } from './back-off.ts';
import { retryAfterMs } from './outcome.ts';

const HOUR_MS = 3_600_000;
const pause = (attempts: number, random = 0.5): number => pauseMs({ attempts, quickRetriesMax: 3, random });

describe('pauses between attempts', () => {
  it('are quick three times, then double up to some hours', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempts) => pause(attempts))).toEqual([
      1500, 2500, 4500, 60_000, 120_000, 240_000,
    ]);
    expect(pause(50)).toBe(WEBHOOK_PAUSE_MS_MAX);
  });

  it('differ, so that receivers that come back are not met by all at once', () => {
    expect([pause(1, 0), pause(1, 1)]).toEqual([1000, 2000]);
    expect([pause(4, 0), pause(4, 1)]).toEqual([48_000, 72_000]);
  });

  it('are as long as the receiver asks, within the limit', () => {
    const asked = (retryMs: number): number =>
      pauseMs({ attempts: 1, quickRetriesMax: 3, random: 0, retryAfterMs: retryMs });
    expect([asked(10), asked(90_000)]).toEqual([1000, 90_000]);
    expect(asked(1000 * HOUR_MS)).toBeLessThan(5 * HOUR_MS);
  });

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 59_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('read Retry-After %j as %j ms', (header, ms) => {
    expect(retryAfterMs(header, 1000)).toBe(ms);
  });
});
