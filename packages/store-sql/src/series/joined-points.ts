import type { Int64 } from '@millrace/protocol';
import type { MetricPoint } from '@millrace/store';

/** What metrics of a run say at one step. */
export interface JoinedPoint {
  readonly step: Int64;
  /** Of the latest of the points. */
  readonly timestamp: Int64;
  /** In the order of the metrics. */
  readonly values: readonly number[];
}

/**
 * Joins metrics by step, each given in the order of steps and, within one, of time. MLflow's UI leaves out steps that
 * only one of two metrics has, and so do we; of several points at a step we take the latest, where it pairs them up
 * as they come.
 */
export function joinedPoints(series: readonly (readonly MetricPoint[])[]): JoinedPoint[] {
  const [first = [], ...others] = series;
  const places = others.map(() => 0);
  const joined: JoinedPoint[] = [];
  for (const [at, point] of first.entries()) {
    const { step } = point;
    if (first[at + 1]?.step === step) continue;
    const points = [point];
    for (const [other, list] of others.entries()) {
      let place = places[other] ?? 0;
      while (isBefore(list[place], step) || list[place + 1]?.step === step) place += 1;
      places[other] = place;
      const found = list[place];
      if (found?.step === step) points.push(found);
    }
    if (points.length < series.length) continue;
    const timestamp = points.map((one) => one.timestamp).reduce((a, b) => (b > a ? b : a));
    joined.push({ step, timestamp, values: points.map(({ value }) => value) });
  }
  return joined;
}

function isBefore(point: MetricPoint | undefined, step: Int64): boolean {
  return point !== undefined && point.step < step;
}
