/** A metric of a run over its steps. */
export interface MetricSummary {
  /** NaN where no point is a number. */
  readonly min: number;
  readonly minStep: number;
  readonly max: number;
  readonly maxStep: number;
  readonly count: number;
  /** Whether there are more points, among which extremes may be. */
  readonly isThinned: boolean;
  /** Values over the points, few enough to be drawn small. */
  readonly course: readonly number[];
}

const COURSE_POINTS = 60;

interface Point {
  readonly value: number | string;
  readonly step: number | string | bigint;
}

/** @param pointsMax as many as were asked for: when all of them came there may be more */
export function summarise(points: readonly Point[], pointsMax: number): MetricSummary {
  let [min, max, minStep, maxStep] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  for (const { value, step } of points) {
    const number = Number(value);
    // NaN is neither below nor above: it is passed over, unless there is nothing else.
    if (Number.isNaN(number)) continue;
    if (Number.isNaN(min) || number < min) [min, minStep] = [number, Number(step)];
    if (Number.isNaN(max) || number > max) [max, maxStep] = [number, Number(step)];
  }
  const every = Math.max(1, points.length / COURSE_POINTS);
  const course = Array.from({ length: Math.min(points.length, COURSE_POINTS) }, (_, at) =>
    Number(points[Math.floor(at * every)]?.value),
  );
  return { min, minStep, max, maxStep, count: points.length, isThinned: points.length >= pointsMax, course };
}
