import { expect, test } from 'vitest';
import { bucketText, bucketTick, sizeText, timeBuckets } from './time-buckets.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const END_MS = Date.UTC(2026, 10, 29, 11, 7);

test('the length goes with the time that is looked at', () => {
  const sizes = [HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS, 365 * DAY_MS, 40 * 365 * DAY_MS].map((span) => {
    const { sizeMs, starts } = timeBuckets(END_MS - span, END_MS);
    expect(starts.length).toBeLessThanOrEqual(48);
    return sizeText(sizeMs);
  });
  expect(sizes).toEqual(['5 min', '1 h', '6 h', '1 d', '28 d', '364 d']);
});

test('stretches begin where the server begins them and hold both ends', () => {
  const { sizeMs, starts } = timeBuckets(END_MS - DAY_MS, END_MS);
  expect(starts.every((start) => start % sizeMs === 0)).toBe(true);
  expect(starts[0]).toBeLessThanOrEqual(END_MS - DAY_MS);
  expect((starts.at(-1) ?? 0) + sizeMs).toBeGreaterThan(END_MS);
  expect(timeBuckets(END_MS, END_MS).starts).toHaveLength(1);
});

test('words for a stretch', () => {
  const start = Date.UTC(2026, 10, 5);
  expect(bucketText(start, DAY_MS, false)).toBe('2026-11-05 UTC');
  expect(bucketText(start, 7 * DAY_MS, false)).toBe('2026-11-05 to 2026-11-11 UTC');
  expect(bucketText(start + HOUR_MS, HOUR_MS, true)).toBe('2026-11-05 01:00 UTC');
  expect([DAY_MS, 6 * HOUR_MS, HOUR_MS].map((size) => bucketTick(start, size, true))).toEqual([
    '11-05',
    '11-05',
    '00:00',
  ]);
});
