import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, type CallRequest } from './call.ts';
import { keys } from './keys.ts';
import { experimentsAsLocations } from './traces.ts';

export type MetricPoint = NonNullable<CallAnswer<'traces/query-metrics'>['data_points']>[number];
type Request = CallRequest<'traces/query-metrics'>;

/** Which traces are counted, and into how long stretches of time. */
export interface MetricScope {
  readonly experimentIds: readonly string[];
  /** In the grammar of metrics, which knows equality only. */
  readonly filters: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  readonly bucketMs: number;
}

export interface MetricQuestion {
  readonly view: NonNullable<Request['view_type']>;
  readonly metric: string;
  /** `COUNT`, `SUM`, `AVG`, `P50` …: percentiles begin with P. */
  readonly aggregations: readonly string[];
  readonly dimensions?: readonly string[];
  /** Beside those of the scope. */
  readonly filters?: readonly string[];
  /** A point for each stretch of time; one for all of it unless given. */
  readonly isByTime?: boolean;
}

/** The server answers no more points than this at once; they come in the order of time. */
const POINTS_MAX = 1000;
const CALLS_MAX = 12;

/** What many traces come to. */
export function traceMetricsQuery(scope: MetricScope, question: MetricQuestion) {
  return queryOptions({
    queryKey: keys.traceMetrics({ scope, question }),
    queryFn: ({ signal }) => allPoints(scope, question, signal),
  });
}

/** What does not fit into one answer is asked for again from the last stretch of time on. */
async function allPoints(
  scope: MetricScope,
  question: MetricQuestion,
  signal: AbortSignal,
): Promise<readonly MetricPoint[]> {
  const all: MetricPoint[] = [];
  let startMs = scope.startMs;
  for (let calls = 0; calls < CALLS_MAX; calls += 1) {
    const request = requestOf({ ...scope, startMs }, question);
    const { data_points: points = [] } = await call('traces/query-metrics', request, signal);
    const last = points.at(-1)?.dimensions?.['time_bucket'];
    const fromMs = last === undefined ? startMs : Date.parse(last);
    if (points.length < POINTS_MAX || fromMs <= startMs) return [...all, ...points];
    all.push(...points.filter(({ dimensions }) => dimensions?.['time_bucket'] !== last));
    startMs = fromMs;
  }
  return all;
}

const SECOND_MS = 1000;

function requestOf(scope: MetricScope, question: MetricQuestion): Request {
  const { view, metric, aggregations, dimensions = [], filters = [], isByTime = false } = question;
  return {
    experiment_ids: [...scope.experimentIds],
    view_type: view,
    metric_name: metric,
    aggregations: aggregations.map((name) =>
      name.startsWith('P')
        ? { aggregation_type: 'PERCENTILE', percentile_value: Number(name.slice(1)) }
        : { aggregation_type: name as 'COUNT' },
    ),
    dimensions: [...dimensions],
    filters: [...scope.filters, ...filters],
    start_time_ms: scope.startMs,
    end_time_ms: scope.endMs,
    ...(isByTime && { time_interval_seconds: scope.bucketMs / SECOND_MS }),
    max_results: POINTS_MAX,
  };
}

/** When the oldest and the newest trace that a filter finds began; undefined where it finds none. */
export function traceTimesQuery(experimentIds: readonly string[], filter: string) {
  const one = async (order: string, signal: AbortSignal): Promise<number | undefined> => {
    const page = await call(
      'traces/search',
      { locations: experimentsAsLocations(experimentIds), filter, order_by: [order], max_results: 1 },
      signal,
    );
    const time = page.traces?.[0]?.request_time;
    return time === undefined ? undefined : Date.parse(String(time));
  };
  return queryOptions({
    queryKey: keys.traceTimes(experimentIds, filter),
    enabled: experimentIds.length > 0,
    queryFn: async ({ signal }) => {
      const [oldestMs, newestMs] = await Promise.all([
        one('timestamp_ms ASC', signal),
        one('timestamp_ms DESC', signal),
      ]);
      return oldestMs === undefined || newestMs === undefined ? null : { oldestMs, newestMs };
    },
  });
}
