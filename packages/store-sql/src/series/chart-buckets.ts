import type { MetricSeries, MetricSeriesQuery } from '@millrace/store';
import { bucketsOfGroups, groupsOfPoints } from './chart-groups.ts';

export type Drawn = Pick<MetricSeries, 'x' | 'low' | 'high' | 'isExact'>;

export interface PlacedValue {
  readonly x: number;
  readonly value: number;
}

/** Buckets between the first and the last x: of equal width, or, on a logarithmic axis, of equal ratio. */
export interface Buckets {
  readonly at: (x: number) => number;
  /** How many of them a stretch covers. */
  readonly span: (from: number, to: number) => number;
}

export function bucketsOf(
  { start, end }: { readonly start: number; readonly end: number },
  { buckets_max, x_scale }: Pick<MetricSeriesQuery, 'buckets_max' | 'x_scale'>,
): Buckets {
  const place = x_scale === 'log' ? Math.log : (x: number): number => x;
  const first = place(start);
  const width = (place(end) - first) / buckets_max;
  return {
    at: (x) => (width > 0 ? Math.min(buckets_max - 1, Math.floor((place(x) - first) / width)) : 0),
    span: (from, to) => (width > 0 ? (place(to) - place(from)) / width : 0),
  };
}

/** Points by x: each of them where they are few. */
export function drawnPoints(
  points: readonly PlacedValue[],
  query: Pick<MetricSeriesQuery, 'buckets_max' | 'x_scale'>,
): Drawn {
  if (points.length > 2 * query.buckets_max) {
    const ends = { start: points[0]?.x ?? 0, end: points.at(-1)?.x ?? 0 };
    return bucketsOfGroups(groupsOfPoints(points), bucketsOf(ends, query));
  }
  const values = Float64Array.from(points, ({ value }) => value);
  return { isExact: true, x: Float64Array.from(points, ({ x }) => x), low: values, high: values };
}
