import type { MetricSeries } from '@millrace/store';

export type Drawn = Pick<MetricSeries, 'x' | 'low' | 'high' | 'isExact'>;

interface PlacedValue {
  readonly x: number;
  readonly value: number;
}

export function exactPoints(points: readonly PlacedValue[]): Drawn {
  const values = Float64Array.from(points, ({ value }) => value);
  return { isExact: true, x: Float64Array.from(points, ({ x }) => x), low: values, high: values };
}

/** Points by x in buckets of equal width; a bucket lies where its first point does. */
export function bucketsOfPoints(points: readonly PlacedValue[], bucketsMax: number): Drawn {
  const first = points[0]?.x ?? 0;
  const width = ((points.at(-1)?.x ?? 0) - first) / bucketsMax;
  const x: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  let from = 0;
  while (from < points.length) {
    const bucket = bucketAt(points[from]?.x ?? 0, { first, width, bucketsMax });
    let to = from;
    let [min, max] = [Infinity, -Infinity];
    while (to < points.length && bucketAt(points[to]?.x ?? 0, { first, width, bucketsMax }) === bucket) {
      const value = points[to]?.value ?? Number.NaN;
      if (value < min) min = value;
      if (value > max) max = value;
      to += 1;
    }
    x.push(points[from]?.x ?? 0);
    // A stretch of nothing but NaN has neither.
    low.push(min <= max ? min : Number.NaN);
    high.push(min <= max ? max : Number.NaN);
    from = to;
  }
  return {
    isExact: false,
    x: Float64Array.from(x),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
  };
}

function bucketAt(
  x: number,
  { first, width, bucketsMax }: { first: number; width: number; bucketsMax: number },
): number {
  return width > 0 ? Math.min(bucketsMax - 1, Math.floor((x - first) / width)) : 0;
}
