import { expect, it } from 'vitest';
import { formatDate, formatExactTime, formatTimeAgo } from './format-time.ts';

const MS = Date.UTC(2026, 2, 4, 15, 6, 7);

it('writes how long ago', () => {
  expect(formatTimeAgo(-30_000)).toBe('just now');
  expect(formatTimeAgo(-3 * 3_600_000)).toBe('3 hr. ago');
  expect(formatTimeAgo(-86_400_000)).toBe('yesterday');
  expect(formatTimeAgo(120_000)).toBe('in 2 min.');
});

it('writes dates of UTC, and of the place where one is', () => {
  expect(formatDate(MS, true)).toBe('2026-03-04 15:06');
  const offsetMs = new Date(MS).getTimezoneOffset() * 60_000;
  expect(formatDate(MS, false)).toBe(formatDate(MS - offsetMs, true));
  expect(formatExactTime(MS, true)).toMatch(/2026.*UTC$/);
});
