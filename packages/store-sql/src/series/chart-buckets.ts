import type { MetricSeries } from '@millrace/store';
import type { Extremes } from './groups.ts';

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
  const groups: Extremes[] = [];
  let from = 0;
  while (from < points.length) {
    const bucket = bucketAt(points[from]?.x ?? 0, { first, width, bucketsMax });
    let to = from;
    let [low, high] = [Infinity, -Infinity];
    while (to < points.length && bucketAt(points[to]?.x ?? 0, { first, width, bucketsMax }) === bucket) {
      const value = points[to]?.value ?? Number.NaN;
      if (value < low) low = value;
      if (value > high) high = value;
      to += 1;
    }
    const [start, end] = [points[from]?.x ?? 0, points[to - 1]?.x ?? 0];
    groups.push({ count: to - from, step_min: start, step_max: end, value_min: low, value_max: high });
    from = to;
  }
  return drawn(groups);
}

function bucketAt(
  x: number,
  { first, width, bucketsMax }: { first: number; width: number; bucketsMax: number },
): number {
  return width > 0 ? Math.min(bucketsMax - 1, Math.floor((x - first) / width)) : 0;
}

/** Neighbouring groups together until there are no more than buckets. */
export function bucketsOfGroups(groups: readonly Extremes[], bucketsMax: number): Drawn {
  const ordered = groups.toSorted((a, b) => a.step_min - b.step_min);
  const size = Math.max(1, Math.ceil(ordered.length / bucketsMax));
  const merged: Extremes[] = [];
  for (let at = 0; at < ordered.length; at += size) merged.push(mergeGroups(ordered, at, at + size));
  return drawn(merged);
}

function mergeGroups(groups: readonly Extremes[], from: number, to: number): Extremes {
  let { count, step_min, step_max, value_min, value_max } = groups[from] as Extremes;
  for (let at = from + 1; at < Math.min(to, groups.length); at += 1) {
    const group = groups[at] as Extremes;
    count += group.count;
    step_min = Math.min(step_min, group.step_min);
    step_max = Math.max(step_max, group.step_max);
    value_min = Math.min(value_min, group.value_min);
    value_max = Math.max(value_max, group.value_max);
  }
  return { count, step_min, step_max, value_min, value_max };
}

function drawn(groups: readonly Extremes[]): Drawn {
  return {
    isExact: false,
    x: Float64Array.from(groups, ({ step_min }) => step_min),
    low: Float64Array.from(groups, (group) => (hasNumbers(group) ? group.value_min : Number.NaN)),
    high: Float64Array.from(groups, (group) => (hasNumbers(group) ? group.value_max : Number.NaN)),
  };
}

function hasNumbers({ value_min, value_max }: Extremes): boolean {
  return value_min <= value_max;
}
