import {
  compareInt64,
  type Int64,
  invalidParameter,
  invalidValueMessage,
  type Metric,
} from '@millrace/protocol';
import { checkKey, checkKeyLength, pythonFloat } from './names.ts';

/** A stored point. NaN is kept as NaN; infinities are kept as the largest doubles, as MLflow's SQL store does. */
export interface MetricPoint {
  readonly timestamp: Int64;
  readonly step: Int64;
  readonly value: number;
}

/** Refuses a metric that MLflow refuses; `prefix` is '' or `metrics[3].`. */
export function checkMetric(metric: Metric, prefix: string): void {
  checkKey(metric.key, `${prefix}name`);
  if (metric.timestamp < 0) {
    throw invalidParameter(
      `${invalidValueMessage(`${prefix}timestamp`, metric.timestamp)} supplied: metric '${metric.key}' ` +
        `(value=${pythonFloat(metric.value)}). Timestamp must be a nonnegative long (64-bit integer) `,
    );
  }
  checkKeyLength('Metric name', metric.key);
  if ((metric.dataset_name ?? '') === '' && (metric.dataset_digest ?? '') === '') return;
  if ((metric.dataset_name ?? '') !== '' && (metric.dataset_digest ?? '') !== '') return;
  throw invalidParameter('Both dataset_name and dataset_digest must be provided if one is provided');
}

export function storedValue(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  return value === Number.NEGATIVE_INFINITY ? -Number.MAX_VALUE : value;
}

/** NaN takes part in comparisons as 0, the value that MLflow stores beside its NaN flag. */
function comparable(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/**
 * The one place that decides which point of a metric is the latest: the greatest by step, then timestamp,
 * then value; never simply the last one written.
 */
export function isLater(candidate: MetricPoint, current: MetricPoint): boolean {
  const order =
    compareInt64(candidate.step, current.step) || compareInt64(candidate.timestamp, current.timestamp);
  return order === 0 ? comparable(candidate.value) > comparable(current.value) : order > 0;
}

/** History order: timestamp, step, value; NaN after the number 0 that it is stored as. */
export function compareHistory(left: MetricPoint, right: MetricPoint): number {
  return (
    compareInt64(left.timestamp, right.timestamp) ||
    compareInt64(left.step, right.step) ||
    comparable(left.value) - comparable(right.value) ||
    Number(Number.isNaN(left.value)) - Number(Number.isNaN(right.value))
  );
}

/** Order of sampling by step: step, timestamp, value. */
export function compareSteps(left: MetricPoint, right: MetricPoint): number {
  return (
    compareInt64(left.step, right.step) ||
    compareInt64(left.timestamp, right.timestamp) ||
    comparable(left.value) - comparable(right.value)
  );
}

/**
 * Positions of the points that a sample of `pointsMax` keeps of `count` ordered points: the first of each
 * of `pointsMax` equal buckets (the leading buckets take the remainder, as SQL's NTILE), and the last point.
 */
export function samplePositions(count: number, pointsMax: number): number[] {
  if (count <= pointsMax) return Array.from({ length: count }, (_, at) => at);
  const size = Math.floor(count / pointsMax);
  const larger = count % pointsMax;
  const positions: number[] = [];
  for (let bucket = 0; bucket < pointsMax; bucket += 1) {
    positions.push(bucket * size + Math.min(bucket, larger));
  }
  positions[pointsMax - 1] = count - 1;
  return positions;
}
