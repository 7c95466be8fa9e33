import { parseTraceFilter } from '@millrace/search';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type TraceInfo, tracesQuery } from '../../api/traces.ts';
import { useNextPage } from '../../api/use-next-page.ts';
import type { TracesSearch } from '../../app/routes/traces.ts';
import { readSort, type Sort } from '../../components/sort.ts';
import { TRACE_COLUMNS } from './trace-columns.tsx';
import { allOf, filterOf, timeFilter } from './trace-filter.ts';

export type ChangeTraces = (
  changes: { [K in keyof TracesSearch]?: TracesSearch[K] | undefined },
  /** Whether the browser's way back leads to what was there before. */
  isNewPlace?: boolean,
) => void;

/** A time that goes with now is rounded to it, or each look would be another question. */
const NOW_STEP_MS = 60_000;
const NOTHING: readonly TraceInfo[] = [];

export function traceSort({ tsort = '-time' }: TracesSearch): Sort {
  return readSort(tsort);
}

/** What is wrong with a filter, in the server's words, which are known here too. */
function filterFault(filter: string): string | undefined {
  try {
    parseTraceFilter(filter);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export interface TraceFilter {
  /** What the server is asked, with the time. */
  readonly filter: string;
  /** Without the time. */
  readonly conditions: string;
  /** What is wrong with what was typed, which is then left out. */
  readonly fault: string | undefined;
}

/** What the address asks for in the words of a filter. */
export function useTraceFilter(search: TracesSearch, scope = ''): TraceFilter {
  const { tq = '', since, tfrom, tto } = search;
  const typed = filterOf(tq);
  const fault = useMemo(() => (typed === '' ? undefined : filterFault(typed)), [typed]);
  const nowMs = Math.floor(Date.now() / NOW_STEP_MS) * NOW_STEP_MS;
  const conditions = allOf([scope, fault === undefined ? typed : '']);
  return { filter: allOf([conditions, timeFilter({ since, tfrom, tto }, nowMs)]), conditions, fault };
}

/** The traces that the address asks for. A filter that is wrong is not asked: what was found before it stays. */
export function useTraces(experimentIds: readonly string[], search: TracesSearch, { filter }: TraceFilter) {
  const sort = traceSort(search);
  const column = TRACE_COLUMNS.find(({ id }) => id === sort.id)?.order ?? 'timestamp_ms';
  const query = useInfiniteQuery({
    ...tracesQuery(experimentIds, { filter, order: `${column} ${sort.ascending ? 'ASC' : 'DESC'}` }),
    placeholderData: keepPreviousData,
  });
  const more = useNextPage(query);
  const traces = useMemo(
    () => query.data?.pages.flatMap((page): readonly TraceInfo[] => page.traces ?? []) ?? NOTHING,
    [query.data],
  );
  return { query, traces, more };
}
