import { expect, it } from 'vitest';
import { hasLogX, readXKind, xMetricOf, xText } from './x-axis.ts';

it.each(['step', 'time', 'relative', 'metrics.acc', 'metrics.a.b/c'])(
  '%s is something to draw over',
  (text) => expect(readXKind(text)).toBe(text),
);

it.each([undefined, '', 'steps', 'metrics.', 'params.lr'])('%s is not', (text) =>
  expect(readXKind(text)).toBeUndefined(),
);

it('names the metric, and what may be logarithmic', () => {
  expect([xMetricOf('metrics.a.b'), xMetricOf('step')]).toEqual(['a.b', undefined]);
  expect((['step', 'metrics.a', 'time', 'relative'] as const).map(hasLogX)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('says a place in words', () => {
  expect(xText('step', 12)).toBe('step 12');
  expect(xText('metrics.acc', 0.5)).toBe('acc 0.5');
  expect(xText('relative', 250.4)).toBe('after 250 ms');
});
