import { describe, expect, it } from 'vitest';
import {
  type ChartSeries,
  firstAt,
  nearestPlace,
  seriesCsv,
  smoothed,
  undrawnPoints,
  unplacedPoints,
  xExtent,
  yExtent,
} from './series.ts';

function line(x: readonly number[], low: readonly number[], high = low): ChartSeries {
  return {
    id: 'a',
    name: 'a',
    colour: '--run-1',
    isDashed: false,
    x: Float64Array.from(x),
    low,
    high,
    isExact: low === high,
    count: x.length,
    latest: { step: 0, timestamp: 0, value: 0 },
  };
}

describe('extents', () => {
  it('span all lines', () => {
    expect(xExtent([line([3, 9], [1, 1]), line([1, 4], [1, 1])])).toEqual({ start: 1, end: 9 });
    expect(xExtent([line([], [])])).toBeUndefined();
  });

  it('on a logarithmic axis begin above zero', () => {
    expect(xExtent([line([-1, 0, 2, 9], [1, 1, 1, 1]), line([0], [1])], true)).toEqual({ start: 2, end: 9 });
    expect(xExtent([line([0], [1])], true)).toBeUndefined();
  });

  it('are of what can be drawn, in a range of x', () => {
    const series = [line([0, 1, 2, 3], [5, -1, Number.NaN, 100]), line([1], [2], [Infinity])];
    expect(yExtent(series, { start: 0, end: 2 }, false)).toEqual({ start: -1, end: 5 });
    expect(yExtent(series, { start: 0, end: 3 }, true)).toEqual({ start: 2, end: 100 });
    expect(yExtent(series, { start: 2, end: 2 }, false)).toBeUndefined();
  });

  it('count what cannot be drawn', () => {
    const series = [line([0, 1, 2, 3], [1, Number.NaN, Infinity, -4])];
    expect([undrawnPoints(series, false), undrawnPoints(series, true)]).toEqual([2, 3]);
  });

  it('count what has no place, where each point is there', () => {
    const exact = { ...line([1, 2], [1, 1]), count: 5 };
    const stretches = { ...line([1, 2], [1, 1], [2, 2]), count: 900 };
    expect(unplacedPoints([exact, stretches, line([1], [1])])).toBe(3);
  });
});

describe('places', () => {
  const x = Float64Array.of(10, 20, 20, 40);

  it.each([
    [5, 0],
    [10, 0],
    [11, 1],
    [20, 1],
    [21, 3],
    [99, 4],
  ])('the first at or after %d is %d', (position, place) => expect(firstAt(x, position)).toBe(place));

  it.each([
    [4, 5, -1],
    [6, 5, 0],
    [14, 0, 0],
    [16, 0, 1],
    [29, 0, 2],
    [45, 5, 3],
    [46, 5, -1],
  ])('the nearest to %d within %d is %d', (position, slack, place) =>
    expect(nearestPlace(x, position, slack)).toBe(place),
  );
});

describe('smoothing', () => {
  it('leaves a constant as it is, and gaps as gaps', () => {
    const { low } = smoothed(line([0, 1, 2, 3], [4, 4, Number.NaN, 4]), 0.9);
    expect([...(low as Float64Array)].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      4,
      4,
      Number.NaN,
      4,
    ]);
  });

  it('weighs as MLflow does', () => {
    const { low } = smoothed(line([0, 1], [1, 3]), 0.5);
    expect(low[1]).toBeCloseTo((1 * 0.25 + 3 * 0.5) / 0.75, 12);
  });
});

it('is numbers for a spreadsheet, which runs no formula of it', () => {
  const named = { ...line([1, 2], [0.5, 1], [0.5, 3]), name: '=cmd("x")' };
  expect(seriesCsv([named], 'step')).toBe(
    'run,run_id,step,min,max\n"\'=cmd(""x"")",a,1,0.5,0.5\n"\'=cmd(""x"")",a,2,1,3\n',
  );
});
