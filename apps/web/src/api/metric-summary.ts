/** A metric of a run over its steps. */
export interface MetricSummary {
  /** NaN where no point is a number. */
  readonly min: number;
  readonly minStep: number;
  readonly max: number;
  readonly maxStep: number;
  readonly count: number;
  /** Whether the steps of the extremes are known, or only the stretches that they lie in. */
  readonly isExact: boolean;
  /** Values over the points, few enough to be drawn small. */
  readonly course: readonly number[];
}

interface Series {
  readonly x: ArrayLike<number>;
  /** The smallest and largest value of each stretch; the same where each point is there. */
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly isExact: boolean;
  readonly count: number;
}

const COURSE_POINTS = 60;

export function summarise({ x, low, high, isExact, count }: Series): MetricSummary {
  const smallest = extremeAt(low, (value, best) => value < best);
  const largest = extremeAt(high, (value, best) => value > best);
  const every = Math.max(1, low.length / COURSE_POINTS);
  const course = Array.from({ length: Math.min(low.length, COURSE_POINTS) }, (_, place) => {
    const at = Math.floor(place * every);
    return ((low[at] ?? Number.NaN) + (high[at] ?? Number.NaN)) / 2;
  });
  return {
    min: low[smallest] ?? Number.NaN,
    minStep: x[smallest] ?? Number.NaN,
    max: high[largest] ?? Number.NaN,
    maxStep: x[largest] ?? Number.NaN,
    count,
    isExact,
    course,
  };
}

/** Where the first extreme is; NaN is none. -1 where there is nothing else. */
function extremeAt(values: ArrayLike<number>, isBetter: (value: number, best: number) => boolean): number {
  let found = -1;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (!Number.isNaN(value) && (found < 0 || isBetter(value, values[found] ?? Number.NaN))) found = at;
  }
  return found;
}
