import type { MetricPoint } from '../../../api/trace-metrics.ts';
import { metricValue } from '../../../api/metric-value.ts';

/** What the points say of one thing, by stretch of time; NaN where they say nothing. */
export interface Course {
  readonly name: string;
  readonly values: readonly number[];
}

export function pointValue({ values }: MetricPoint, aggregation: string): number {
  const value = values?.[aggregation];
  return value === undefined ? Number.NaN : metricValue(value);
}

export function dimensionOf({ dimensions }: MetricPoint, name: string): string {
  return dimensions?.[name] ?? '';
}

/** One course of all points. */
export function courseOf(
  points: readonly MetricPoint[],
  starts: readonly number[],
  aggregation: string,
): readonly number[] {
  const places = new Map(starts.map((start, at) => [start, at]));
  const values = starts.map(() => Number.NaN);
  for (const point of points) {
    const at = places.get(Date.parse(dimensionOf(point, 'time_bucket')));
    if (at !== undefined) values[at] = pointValue(point, aggregation);
  }
  return values;
}

export interface CourseQuestion {
  readonly starts: readonly number[];
  readonly dimension: string;
  readonly aggregation: string;
}

/** A course for each value of a dimension, in the order of their names. */
export function coursesOf(
  points: readonly MetricPoint[],
  { starts, dimension, aggregation }: CourseQuestion,
): Course[] {
  const groups = Map.groupBy(points, (point) => dimensionOf(point, dimension));
  return [...groups]
    .map(([name, own]) => ({ name, values: courseOf(own, starts, aggregation) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
}

/** The largest first; the rest in one, where courses can be added up. */
export function largest(courses: readonly Course[], max: number): Course[] {
  const sorted = courses.toSorted((a, b) => sum(b.values) - sum(a.values));
  // One more takes no more room than one other.
  if (sorted.length <= max + 1) return sorted;
  const rest = sorted.slice(max);
  const values = (rest[0]?.values ?? []).map((_, at) => sum(rest.map((one) => one.values[at] ?? Number.NaN)));
  return [...sorted.slice(0, max), { name: `${rest.length} others`, values }];
}

/** A share of each whole; NaN where there is no whole. */
export function ratio(parts: readonly number[], wholes: readonly number[]): number[] {
  return wholes.map((whole, at) => (whole > 0 ? sum([parts[at] ?? 0]) / whole : Number.NaN));
}
