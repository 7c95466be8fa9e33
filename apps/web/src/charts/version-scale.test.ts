import { expect, test } from 'vitest';
import { linePath, niceTicks, scale } from './version-scale.ts';

test('a scale is a straight line, also when its interval has no width', () => {
  expect(scale([0, 10], [100, 0])(2.5)).toBe(75);
  expect(scale([3, 3], [0, 10])(3)).toBe(0);
});

test.each([
  [
    [0.71, 0.87],
    [0.7, 0.75, 0.8, 0.85, 0.9],
  ],
  [
    [0, 100],
    [0, 25, 50, 75, 100],
  ],
  [
    [-3, 4],
    [-4, -2, 0, 2, 4],
  ],
  [[5], [2, 4, 6, 8]],
  [[Number.NaN], [0, 1]],
  [
    [Number.POSITIVE_INFINITY, 1, 2],
    [1, 1.25, 1.5, 1.75, 2],
  ],
])('ticks of %j', (values, ticks) => {
  expect(niceTicks(values, 5)).toEqual(ticks);
});

test('ticks hold every value, whatever its size', () => {
  for (const [low, high] of [
    [1e-300, 3e-300],
    [1e300, 1.7e300],
    [-10, 1e9],
    [0.1 + 0.2, 0.4],
  ] as const) {
    const ticks = niceTicks([low, high], 5);
    expect(ticks[0]).toBeLessThanOrEqual(low);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
    expect(ticks.length).toBeLessThan(9);
  }
});

test('a line is broken where a value is missing', () => {
  expect(
    linePath([
      [0, 1],
      [1, 2],
      [2, Number.NaN],
      [3, 4],
    ]),
  ).toBe('M0.0 1.0h0L1.0 2.0M3.0 4.0h0');
});
