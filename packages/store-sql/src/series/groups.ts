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

/** Doubles of one group: its {@link Extremes} in the order of their fields. */
export const GROUP_DOUBLES = 5;
/** Places of the fields among a group's doubles; the first is its count. */
export const GROUP_FIELDS = { stepMin: 1, stepMax: 2, valueMin: 3, valueMax: 4 } as const;

/** Groups of neighbouring points, {@link GROUP_DOUBLES} doubles each: as objects they took most of a chart's time. */
export function groupsOf(points: readonly MetricPoint[]): Float64Array<ArrayBuffer> {
  const groups = new Float64Array(Math.ceil(points.length / GROUP_POINTS) * GROUP_DOUBLES);
  for (let at = 0; at * GROUP_POINTS < points.length; at += 1) {
    const group = extremesOf(points.slice(at * GROUP_POINTS, (at + 1) * GROUP_POINTS));
    groups.set(
      [group.count, group.step_min, group.step_max, group.value_min, group.value_max],
      at * GROUP_DOUBLES,
    );
  }
  return groups;
}

/** The groups of a block as bytes. */
export function encodeGroups(points: readonly MetricPoint[]): Uint8Array {
  return new Uint8Array(groupsOf(points).buffer);
}

/** A view on the bytes where their place allows it. */
export function decodeGroups(bytes: Uint8Array): Float64Array {
  const isAligned = bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset, byteLength } = isAligned ? bytes : new Uint8Array(bytes);
  return new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT);
}
