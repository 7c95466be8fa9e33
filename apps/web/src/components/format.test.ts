import { expect, it } from 'vitest';
import { formatDuration } from './format.ts';

it.each([
  [0, '0 ms'],
  [0.0004, '0 ms'],
  [0.42, '420 µs'],
  [0.9996, '1 ms'],
  [4, '4 ms'],
  [4.24, '4.2 ms'],
  [9.96, '10 ms'],
  [420.4, '420 ms'],
  [999.6, '1.0 s'],
  [1540, '1.5 s'],
  [59_960, '1 min 0 s'],
  [3_599_700, '1 h 0 min'],
  [7_500_000, '2 h 5 min'],
  [90_000_000, '1 d 1 h'],
  [-1, '–'],
  [Number.NaN, '–'],
])('writes a duration of %d ms as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
