import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type Run = NonNullable<CallAnswer<'runs/search'>['runs']>[number];
export type MetricPoint = NonNullable<CallAnswer<'metrics/get-history-bulk-interval'>['metrics']>[number];

const PAGE = 1000;
/** The most that one question for a history may ask for. */
const POINTS_MAX = 2500;
export const CHARTED_RUNS_MAX = 100;

export interface RunsQuestion {
  /** In MLflow's language. */
  readonly filter: string;
  readonly order: string;
}

/** Active runs of an experiment; what was found before stays in sight until the next answer. */
export function runsQuery(experimentId: string, { filter, order }: RunsQuestion) {
  return infiniteQueryOptions({
    queryKey: keys.runs(experimentId, { filter, order }),
    queryFn: ({ pageParam, signal }) =>
      call(
        'runs/search',
        {
          experiment_ids: [experimentId],
          max_results: PAGE,
          page_token: pageParam,
          filter,
          order_by: [order],
          run_view_type: 'ACTIVE_ONLY',
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
    placeholderData: keepPreviousData,
  });
}

export function runQuery(id: string) {
  return queryOptions({
    queryKey: keys.run(id),
    queryFn: async ({ signal }) => (await call('runs/get', { run_id: id }, signal)).run,
  });
}

/** The points of one metric of several runs, thinned by the server where there are more than fit. */
export function historyQuery(runIds: readonly string[], metric: string) {
  return queryOptions({
    queryKey: keys.history(runIds, metric),
    queryFn: async ({ signal }) => {
      const answer = await call(
        'metrics/get-history-bulk-interval',
        { run_ids: [...runIds], metric_key: metric, max_results: POINTS_MAX },
        signal,
      );
      return answer.metrics ?? [];
    },
  });
}

/** A metric's value: NaN and the infinities come over the wire as texts. */
export function metricValue(value: number | string): number {
  return Number(value);
}
