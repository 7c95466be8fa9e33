import { invalidParameter, SERIES_JOINED_POINTS_MAX } from '@millrace/protocol';
import type { MetricExpression } from '@millrace/search';
import type { MetricPoint, MetricSeries } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import type { SeriesKey } from './blocks.ts';
import { drawnPoints } from './chart-buckets.ts';
import { byX, type ChartQuery, rangeOf } from './chart-series.ts';
import { type JoinedPoint, joinedPoints } from './joined-points.ts';
import { wholeByStep } from './sample.ts';

type JoinedQuery = ChartQuery & { readonly x_metric?: string | undefined };

/** What a question may still read: joining looks at every point, and a question may be of many runs. */
export class PointBudget {
  #left: number;

  constructor(points: number = SERIES_JOINED_POINTS_MAX) {
    this.#left = points;
  }

  take(points: number): void {
    this.#left -= points;
    if (this.#left < 0)
      throw invalidParameter(
        'Too many points are to be joined by step for one question. Ask for fewer runs or fewer expressions.',
      );
  }
}

interface JoinedRunOptions {
  readonly database: SqliteDatabase;
  readonly keyOf: (metric: string) => SeriesKey | undefined;
  readonly query: JoinedQuery;
  readonly budget: PointBudget;
}

/** Series of one run that are made of several metrics; each of these is read once. */
export class JoinedRun {
  readonly #options: JoinedRunOptions;
  readonly #read = new Map<string, readonly MetricPoint[]>();

  constructor(options: JoinedRunOptions) {
    this.#options = options;
  }

  /** Undefined where the run never has all of the metrics at one step. */
  series({ metrics, evaluate }: MetricExpression): Omit<MetricSeries, 'run' | 'key'> | undefined {
    const { query } = this.#options;
    const { x_metric } = query;
    const all = x_metric === undefined ? metrics : [...metrics, x_metric];
    const joined = joinedPoints(all.map((metric) => this.#points(metric)));
    const last = joined.at(-1);
    if (last === undefined) return undefined;
    const { start, end } = rangeOf(query);
    const xOf = placeOf(query, metrics.length);
    const points = joined
      .map((point) => ({ x: xOf(point), value: evaluate(point.values) }))
      .filter(({ x }) => Number.isFinite(x) && x >= start && x <= end)
      .toSorted(byX);
    return {
      ...drawnPoints(points, query),
      count: joined.length,
      latest: { step: Number(last.step), timestamp: Number(last.timestamp), value: evaluate(last.values) },
    };
  }

  #points(metric: string): readonly MetricPoint[] {
    const known = this.#read.get(metric);
    if (known !== undefined) return known;
    const { database, keyOf, budget } = this.#options;
    const key = keyOf(metric);
    if (key !== undefined) budget.take(sealedCount(database, key));
    const points = key === undefined ? [] : wholeByStep(database, key);
    this.#read.set(metric, points);
    return points;
  }
}

function placeOf({ x, x_metric }: JoinedQuery, place: number): (point: JoinedPoint) => number {
  if (x_metric !== undefined) return ({ values }) => values[place] ?? Number.NaN;
  return x === 'step' ? ({ step }) => Number(step) : ({ timestamp }) => Number(timestamp);
}

/** Points in blocks; what is not in one yet is little. */
function sealedCount(database: SqliteDatabase, { run_key, name_id }: SeriesKey): number {
  const [row] = database.tuples<readonly [number]>(
    'SELECT COALESCE(SUM(count), 0) FROM metric_blocks WHERE run_key = ? AND name_id = ?',
    run_key,
    name_id,
  );
  return row?.[0] ?? 0;
}
