import { describe, expect, it } from 'vitest';
import { ReceiverHealth } from './receiver-health.ts';

const HOOK = 'https://receiver.example/';

describe('the health of receivers', () => {
  it('gives a receiver that is down one try after ever longer pauses', () => {
    const health = new ReceiverHealth();
    let now = 1000;
    for (let failure = 1; failure < 3; failure += 1) health.report(HOOK, false, now);
    expect([health.room(HOOK, now), health.nextTry(now)]).toEqual([2, undefined]);
    for (const pause of [1000, 2000, 4000, 8000]) {
      health.report(HOOK, false, now);
      expect([health.room(HOOK, now), health.nextTry(now)]).toEqual([0, pause]);
      now += pause;
      expect(health.room(HOOK, now)).toBe(1);
    }
    for (let failure = 0; failure < 40; failure += 1) health.report(HOOK, false, now);
    expect(health.nextTry(now)).toBe(300_000);
    expect(health.room(`${HOOK}other`, now)).toBe(2);
  });

  it('forgets the past of one that answers', () => {
    const health = new ReceiverHealth();
    for (let failure = 0; failure < 9; failure += 1) health.report(HOOK, false, 0);
    health.report(HOOK, true, 0);
    expect([health.room(HOOK, 0), health.nextTry(0)]).toEqual([2, undefined]);
    health.report(HOOK, false, 0);
    expect(health.room(HOOK, 0)).toBe(2);
  });
});
