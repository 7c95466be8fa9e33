import type { MetricPoint } from '@millrace/store';

/** Min and max of a stretch of points. Steps are rounded to doubles; NaN counts but is neither min nor max. */
export interface Extremes {
  readonly count: number;
  readonly step_min: number;
  readonly step_max: number;
  /** Infinity and -Infinity when the stretch holds NaN only. */
  readonly value_min: number;
  readonly value_max: number;
}

/** Points of one group, the finest level of the min/max pyramid; a block is the next, the series the last. */
export const GROUP_POINTS = 64;

export function extremesOf(points: readonly MetricPoint[]): Extremes {
  let stepMin = Number.POSITIVE_INFINITY;
  let stepMax = Number.NEGATIVE_INFINITY;
  let valueMin = Number.POSITIVE_INFINITY;
  let valueMax = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const step = Number(point.step);
    if (step < stepMin) stepMin = step;
    if (step > stepMax) stepMax = step;
    if (point.value < valueMin) valueMin = point.value;
    if (point.value > valueMax) valueMax = point.value;
  }
  return {
    count: points.length,
    step_min: stepMin,
    step_max: stepMax,
    value_min: valueMin,
    value_max: valueMax,
  };
}

/** The groups of a block as bytes: five doubles each. */
export function encodeGroups(points: readonly MetricPoint[]): Uint8Array {
  const doubles: number[] = [];
  for (let at = 0; at < points.length; at += GROUP_POINTS) {
    const group = extremesOf(points.slice(at, at + GROUP_POINTS));
    doubles.push(group.count, group.step_min, group.step_max, group.value_min, group.value_max);
  }
  return new Uint8Array(Float64Array.from(doubles).buffer);
}

export function decodeGroups(bytes: Uint8Array): Extremes[] {
  const doubles = new Float64Array(new Uint8Array(bytes).buffer);
  const groups: Extremes[] = [];
  for (let at = 0; at + 4 < doubles.length; at += 5) {
    groups.push({
      count: doubles[at] ?? 0,
      step_min: doubles[at + 1] ?? 0,
      step_max: doubles[at + 2] ?? 0,
      value_min: doubles[at + 3] ?? 0,
      value_max: doubles[at + 4] ?? 0,
    });
  }
  return groups;
}
