import type { Buckets, Drawn, PlacedValue } from './chart-buckets.ts';
import { GROUP_DOUBLES, GROUP_FIELDS } from './groups.ts';

const { stepMin: STEP_MIN, stepMax: STEP_MAX, valueMin: VALUE_MIN, valueMax: VALUE_MAX } = GROUP_FIELDS;

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The groups of all parts that reach into the range, in the order of their first step. */
export function groupsIn(parts: readonly Float64Array[], { start, end }: Range): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let length = 0;
  let isOrdered = true;
  let before = -Infinity;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += GROUP_DOUBLES) {
      const stepMin = part[at + STEP_MIN] as number;
      if (stepMin > end || (part[at + STEP_MAX] as number) < start) continue;
      isOrdered &&= stepMin >= before;
      before = stepMin;
      for (let field = 0; field < GROUP_DOUBLES; field += 1) all[length + field] = part[at + field] as number;
      length += GROUP_DOUBLES;
    }
  }
  const groups = all.subarray(0, length);
  return isOrdered ? groups : ordered(groups);
}

/** Steps may go backwards from one group to the next. */
function ordered(groups: Float64Array): Float64Array {
  const places = Uint32Array.from({ length: groups.length / GROUP_DOUBLES }, (_, at) => at * GROUP_DOUBLES);
  places.sort((a, b) => (groups[a + STEP_MIN] as number) - (groups[b + STEP_MIN] as number) || a - b);
  const sorted = new Float64Array(groups.length);
  places.forEach((place, at) =>
    sorted.set(groups.subarray(place, place + GROUP_DOUBLES), at * GROUP_DOUBLES),
  );
  return sorted;
}

/** Points of the groups together. */
export function pointsOf(groups: Float64Array): number {
  let count = 0;
  for (let at = 0; at < groups.length; at += GROUP_DOUBLES) count += groups[at] as number;
  return count;
}

/** Each point as a group of its own. */
export function groupsOfPoints(points: readonly PlacedValue[]): Float64Array {
  const groups = new Float64Array(points.length * GROUP_DOUBLES);
  for (const [at, { x, value }] of points.entries()) {
    const [low, high] = Number.isNaN(value) ? [Infinity, -Infinity] : [value, value];
    groups.set([1, x, x, low, high], at * GROUP_DOUBLES);
  }
  return groups;
}

/** Neighbouring groups together until there are no more than buckets. */
export function evenBuckets(groups: Float64Array, bucketsMax: number): Drawn {
  const perBucket = Math.max(1, Math.ceil(groups.length / GROUP_DOUBLES / bucketsMax)) * GROUP_DOUBLES;
  return merged(groups, (from) => Math.min(from + perBucket, groups.length));
}

/** Those that begin in the same bucket come together. */
export function bucketsOfGroups(groups: Float64Array, buckets: Buckets): Drawn {
  return merged(groups, (from) => {
    const bucket = buckets.at(groups[from + STEP_MIN] as number);
    let to = from + GROUP_DOUBLES;
    while (to < groups.length && buckets.at(groups[to + STEP_MIN] as number) === bucket) to += GROUP_DOUBLES;
    return to;
  });
}

/** Buckets of neighbouring groups, each where the first of its groups lies. */
function merged(groups: Float64Array, endOf: (from: number) => number): Drawn {
  const x: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  for (let from = 0; from < groups.length;) {
    const to = endOf(from);
    let [min, max] = [Infinity, -Infinity];
    for (let at = from; at < to; at += GROUP_DOUBLES) {
      const [valueMin, valueMax] = [groups[at + VALUE_MIN] as number, groups[at + VALUE_MAX] as number];
      if (valueMin < min) min = valueMin;
      if (valueMax > max) max = valueMax;
    }
    x.push(groups[from + STEP_MIN] as number);
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
