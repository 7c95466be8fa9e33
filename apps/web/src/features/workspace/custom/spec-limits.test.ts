import { expect, it } from 'vitest';
import { excessIn } from './spec-limits.ts';

it.each([
  [{ data: [{ transform: [{ type: 'sequence', start: 0, stop: 1e9 }] }] }],
  [{ data: [{ transform: [{ type: 'sequence', start: 0, stop: 1, step: 1e-9 }] }] }],
  [{ data: [{ transform: [{ type: 'sequence', start: 0, stop: { signal: 'n' } }] }] }],
  [{ transform: [{ type: 'sequence', stop: 1e6 }] }],
  [{ transform: [{ type: 'sequence', stop: 10, step: 0 }] }],
  [{ marks: [{ axes: [{ tickCount: 1e9 }] }] }],
  [{ transform: [{ type: 'bin', maxbins: 1e9 }] }],
  [{ transform: [{ type: 'kde', steps: 1e9 }] }],
  [{ transform: [{ type: 'quantile', step: 1e-9 }] }],
  [{ transform: [{ type: 'graticule', step: 1e-9 }] }],
  [{ scales: [{ bins: { start: 0, stop: 1, step: 1e-9 } }] }],
])('%j makes up too much', (spec) => expect(excessIn(spec)).toMatch(/at most 20,000|numbers as its ends/));

it.each([
  [{ data: [{ transform: [{ type: 'sequence', start: 0, stop: 100, step: 0.1 }] }] }],
  [{ axes: [{ tickCount: 5 }], scales: [{ bins: { start: 0, stop: 1, step: 0.1 } }] }],
  [{ data: [{ values: [{ steps: 1e9 }, { tickCount: 1e9 }] }] }],
  [null],
])('%j does not', (spec) => expect(excessIn(spec)).toBeUndefined());
