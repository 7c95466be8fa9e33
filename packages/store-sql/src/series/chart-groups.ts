import type { Drawn } from './chart-buckets.ts';
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

/** Neighbouring groups together until there are no more than buckets; a bucket lies where its first point does. */
export function bucketsOfGroups(groups: Float64Array, bucketsMax: number): Drawn {
  const perBucket = Math.max(1, Math.ceil(groups.length / GROUP_DOUBLES / bucketsMax)) * GROUP_DOUBLES;
  const buckets = Math.ceil(groups.length / perBucket);
  const x = new Float64Array(buckets);
  const low = new Float64Array(buckets);
  const high = new Float64Array(buckets);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const from = bucket * perBucket;
    const to = Math.min(from + perBucket, groups.length);
    let [min, max] = [Infinity, -Infinity];
    for (let at = from; at < to; at += GROUP_DOUBLES) {
      const [valueMin, valueMax] = [groups[at + VALUE_MIN] as number, groups[at + VALUE_MAX] as number];
      if (valueMin < min) min = valueMin;
      if (valueMax > max) max = valueMax;
    }
    x[bucket] = groups[from + STEP_MIN] as number;
    // A stretch of nothing but NaN has neither.
    low[bucket] = min <= max ? min : Number.NaN;
    high[bucket] = min <= max ? max : Number.NaN;
  }
  return { isExact: false, x, low, high };
}
