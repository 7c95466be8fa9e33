import { expect, it } from 'vitest';
import { counted, formatDuration } from './format.ts';

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

it('counts things', () => {
  expect([0, 1, 2400].map((count) => counted(count, 'span'))).toEqual(['0 spans', '1 span', '2,400 spans']);
});
