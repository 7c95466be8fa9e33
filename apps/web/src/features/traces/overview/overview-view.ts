import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { onChanges } from '../../../api/live.ts';
import {
  type MetricPoint,
  type MetricQuestion,
  type MetricScope,
  traceMetricsQuery,
  traceTimesQuery,
} from '../../../api/trace-metrics.ts';
import type { TracesSearch } from '../../../app/routes/traces.ts';
import { useTimeStyle } from '../../../components/time-style.ts';
import { useNow } from '../../../components/use-now.ts';
import { allOf, filterOf, PERIODS } from '../trace-filter.ts';
import type { ChangeTraces, TraceFilter } from '../use-traces.ts';
import { bucketText, bucketTick, timeBuckets } from './time-buckets.ts';

const MINUTE_MS = 60_000;
/** However fast traces come in, what they come to is asked for no more often. */
const PAUSE_MS = 3000;

/** What all charts of the overview have in common. */
export interface OverviewView {
  readonly scope: MetricScope;
  readonly starts: readonly number[];
  readonly times: readonly string[];
  readonly ticks: readonly string[];
  /** Lists the traces of some stretches of time that a condition holds for. */
  readonly open: (stretches: readonly [first: number, last: number] | 'all', condition?: string) => void;
}

/** The first and the last moment that is looked at, with the minute that goes on. */
function useTimes(experimentIds: readonly string[], search: TracesSearch, filter: string) {
  const period = PERIODS.find(({ id }) => id === search.since);
  const now = useNow(MINUTE_MS, period !== undefined);
  const query = useQuery({
    ...traceTimesQuery(experimentIds, filter),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const endMs =
    period === undefined ? (search.tto ?? data?.newestMs ?? now) : Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const startMs = period === undefined ? (search.tfrom ?? data?.oldestMs ?? endMs) : endMs - period.ms;
  return { query, startMs: Math.min(startMs, endMs), endMs };
}

interface OverviewInput {
  readonly experimentIds: readonly string[];
  readonly filters: readonly string[];
  readonly found: TraceFilter;
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
}

export function useOverview({ experimentIds, filters, found, search, change }: OverviewInput) {
  const { query, startMs, endMs } = useTimes(experimentIds, search, found.filter);
  const { isUtc } = useTimeStyle();
  const { tq = '' } = search;
  const view = useMemo((): OverviewView => {
    const { sizeMs, starts } = timeBuckets(startMs, endMs);
    return {
      scope: { experimentIds, filters, startMs, endMs, bucketMs: sizeMs },
      starts,
      times: starts.map((start) => bucketText(start, sizeMs, isUtc)),
      ticks: starts.map((start) => bucketTick(start, sizeMs, isUtc)),
      open: (stretches, condition = '') => {
        const [first, last] = stretches === 'all' ? [0, starts.length - 1] : stretches;
        const time =
          stretches === 'all'
            ? {}
            : {
                since: undefined,
                tfrom: Math.max(startMs, starts[first] ?? startMs),
                tto: Math.min(endMs, (starts[last] ?? endMs) + sizeMs - 1),
              };
        const typed = allOf([filterOf(tq), condition]);
        change({ ...time, tview: undefined, tgroup: undefined, tq: typed || undefined }, true);
      },
    };
  }, [experimentIds, filters, startMs, endMs, isUtc, tq, change]);
  return { query, view };
}

/** What is shown follows what comes in. */
export function useLiveMetrics(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onChanges((changes) => {
      if (changes !== 'everything' && !changes.traces) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['trace-metrics'] }, { cancelRefetch: false });
      }, PAUSE_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [client]);
}

const NOTHING: readonly MetricPoint[] = [];

export interface Metric {
  readonly points: readonly MetricPoint[];
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** One question about all traces of the overview; what was there before stays until the answer comes. */
export function useMetric({ scope }: OverviewView, question: MetricQuestion, isWanted = true): Metric {
  const { data, isPending, error } = useQuery({
    ...traceMetricsQuery(scope, question),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
  return { points: data ?? NOTHING, isPending, error };
}
