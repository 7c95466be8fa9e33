import { expect, it } from 'vitest';
import { durationMs } from './duration.ts';

it.each([
  ['1d2h3m4s', 93_784_000],
  ['30d', 2_592_000_000],
  ['1.5h', 5_400_000],
  ['0s', 0],
])('%s is %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

it.each(['', '1', 'd', '2h1d', '1d ', '-1d', '1..5h', '1w', '1e3s'])("'%s' is no duration", (text) => {
  expect(durationMs(text)).toBeUndefined();
});
