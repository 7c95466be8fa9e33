import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, CallError } from './call.ts';
import { forEach } from './for-each.ts';
import { keys } from './keys.ts';

export type TraceInfo = NonNullable<CallAnswer<'traces/search'>['traces']>[number];
export type Assessment = NonNullable<TraceInfo['assessments']>[number];

export interface Trace {
  readonly info: TraceInfo;
  /** As they came; what reads them is `readSpans`. */
  readonly spans: readonly unknown[];
}

const PAGE = 100;
const EXPERIMENTS_MAX = 1000;
const DELETED_AT_ONCE = 100;

export interface TraceQuestion {
  /** In MLflow's language. */
  readonly filter: string;
  readonly order: string;
}

/** Experiments, as places that traces lie in. */
export function experimentsAsLocations(experimentIds: readonly string[]) {
  return experimentIds.map((experiment_id) => ({
    type: 'MLFLOW_EXPERIMENT' as const,
    mlflow_experiment: { experiment_id },
  }));
}

/** Traces of experiments, a page at a time. */
export function tracesQuery(experimentIds: readonly string[], { filter, order }: TraceQuestion) {
  return infiniteQueryOptions({
    queryKey: keys.traces(experimentIds, { filter, order }),
    enabled: experimentIds.length > 0,
    queryFn: ({ pageParam, signal }) =>
      call(
        'traces/search',
        {
          locations: experimentsAsLocations(experimentIds),
          filter,
          order_by: [order],
          max_results: PAGE,
          page_token: pageParam,
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

/** Ids of all experiments whose traces can be looked at together. */
export function allExperimentIdsQuery() {
  return queryOptions({
    queryKey: keys.experimentIds(),
    queryFn: async ({ signal }) => {
      const page = await call(
        'experiments/search',
        { max_results: EXPERIMENTS_MAX, view_type: 'ACTIVE_ONLY' },
        signal,
      );
      return (page.experiments ?? []).map(({ experiment_id }) => experiment_id);
    },
  });
}

/**
 * A trace with its spans, also while it is in progress. What it is comes first: one that has no spans yet, or whose
 * spans nobody kept, is a trace all the same, but asking for its spans fails.
 */
export function traceQuery(trace_id: string) {
  return queryOptions({
    queryKey: keys.trace(trace_id),
    queryFn: async ({ signal }): Promise<Trace> => {
      const info: TraceInfo = (await call('traces/get-info', { trace_id }, signal)).trace?.trace_info ?? {};
      const isKept = info.tags?.['mlflow.trace.spansLocation'] === 'TRACKING_STORE';
      if (!isKept && info.state === 'IN_PROGRESS') return { info, spans: [] };
      try {
        const { trace } = await call('traces/get', { trace_id, allow_partial: true }, signal);
        return { info: trace?.trace_info ?? info, spans: trace?.spans ?? [] };
      } catch (error) {
        if (isKept || signal.aborted || !(error instanceof CallError)) throw error;
        return { info, spans: [] };
      }
    },
  });
}

export function experimentOf({ trace_location }: TraceInfo): string {
  return trace_location?.mlflow_experiment?.experiment_id ?? '';
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

export const setTraceTag = (trace_id: string, tag: Tag) => call('traces/set-tag', { trace_id, ...tag });
export const deleteTraceTag = (trace_id: string, key: string) => call('traces/delete-tag', { trace_id, key });

/** Sets a tag on traces. Returns what brings back what each of them had. */
export async function tagTraces(traces: readonly TraceInfo[], tag: Tag): Promise<() => Promise<void>> {
  await forEach(traces, ({ trace_id = '' }) => setTraceTag(trace_id, tag));
  return () =>
    forEach(traces, ({ trace_id = '', tags = {} }) => {
      const before = tags[tag.key];
      return before === undefined
        ? deleteTraceTag(trace_id, tag.key)
        : setTraceTag(trace_id, { key: tag.key, value: before });
    });
}

/** Deletes traces for good, whatever experiments they are of. */
export async function deleteTraces(traces: readonly TraceInfo[]): Promise<void> {
  const groups = Map.groupBy(traces, experimentOf);
  for (const [experiment_id, group] of groups) {
    for (let at = 0; at < group.length; at += DELETED_AT_ONCE) {
      const request_ids = group.slice(at, at + DELETED_AT_ONCE).map(({ trace_id = '' }) => trace_id);
      await call('traces/delete', { experiment_id, request_ids });
    }
  }
}

/** Whole traces, to be taken along; each as the server gives it. */
export async function wholeTraces(ids: readonly string[]): Promise<unknown[]> {
  const all: unknown[] = [];
  await forEach(ids, async (trace_id) => {
    all.push((await call('traces/get', { trace_id, allow_partial: true })).trace);
  });
  return all;
}
