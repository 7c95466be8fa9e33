export interface MetricSeriesQuery {
  readonly run_ids: readonly string[];
  readonly metric_keys: readonly string[];
  /** What the points are put in order by: their step, or their timestamp in ms since the epoch. */
  readonly x: 'step' | 'time';
  /** Only points whose x lies between, both inclusive. */
  readonly range?: { readonly start: number; readonly end: number } | undefined;
  /** Stretches per series: about the width of the chart in pixels. */
  readonly buckets_max: number;
}

/**
 * One metric of one run, ready to be drawn. With few points in the range each of them, `low` and `high` being the same
 * array; with many the smallest and largest value of each stretch, so that no extreme is lost. Both are NaN for a
 * stretch without numbers.
 */
export interface MetricSeries {
  /** Places in the query's lists. */
  readonly run: number;
  readonly key: number;
  /** Points of the whole series, NaN included. */
  readonly count: number;
  readonly isExact: boolean;
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Of the whole series. */
  readonly latest: { readonly step: number; readonly timestamp: number; readonly value: number };
}
