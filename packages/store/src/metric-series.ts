export interface MetricSeriesQuery {
  readonly run_ids: readonly string[];
  readonly metric_keys: readonly string[];
  /**
   * Expressions over metrics, evaluated at each step at which a run has all of their metrics. Of several points of a
   * metric at one step the latest in history order counts; steps that one of them lacks are left out. Their time is
   * that of the latest of their points.
   */
  readonly expressions?: readonly string[] | undefined;
  /** What the points are put in order by: their step, or their timestamp in ms since the epoch. */
  readonly x: 'step' | 'time';
  /**
   * A metric in the place of x: points are joined with it by step, as those of an expression are, and put in order by
   * its value. Points at which it is not finite have no place and are left out.
   */
  readonly x_metric?: string | undefined;
  /** `log`: stretches get wider by a factor, and only points with a positive x are there. */
  readonly x_scale?: 'linear' | 'log';
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
  /** Places in the query's lists; expressions count on behind the metrics. */
  readonly run: number;
  readonly key: number;
  /** Points of the whole series, NaN included; of what is joined, the steps at which all metrics have a point. */
  readonly count: number;
  readonly isExact: boolean;
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Of the whole series. */
  readonly latest: { readonly step: number; readonly timestamp: number; readonly value: number };
}
