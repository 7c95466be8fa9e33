import { queryOptions } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { fetchSeries, type MetricSeries } from './series.ts';

/** Stretches of a line that is as wide as a word. */
const BUCKETS = 24;
/** How long a request waits for further runs: rows that came together settle one after the other. */
const GATHER_MS = 30;
/** Runs that one request asks for. */
const RUNS_MAX = 200;

type Resolve = (series: Promise<MetricSeries | undefined>) => void;

/** By metric, the runs that wait for the next request. */
const waiting = new Map<string, Map<string, Resolve[]>>();

/** The course of a metric of one run, small. Rows that come into sight together are answered by one request. */
export function sparklineQuery(runId: string, metric: string) {
  return queryOptions({
    queryKey: keys.sparkline(runId, metric),
    queryFn: async () => (await ask(runId, metric)) ?? null,
    staleTime: 10_000,
  });
}

function ask(runId: string, metric: string): Promise<MetricSeries | undefined> {
  return new Promise((resolve) => {
    let runs = waiting.get(metric);
    if (runs === undefined) {
      runs = new Map();
      waiting.set(metric, runs);
      setTimeout(() => send(metric), GATHER_MS);
    }
    runs.set(runId, [...(runs.get(runId) ?? []), resolve]);
    if (runs.size >= RUNS_MAX) send(metric);
  });
}

function send(metric: string): void {
  const runs = waiting.get(metric);
  if (runs === undefined) return;
  waiting.delete(metric);
  const answer = fetchSeries([metric], { runIds: [...runs.keys()], x: 'step', buckets: BUCKETS });
  for (const [runId, resolvers] of runs) {
    const own = answer.then((all) => all.find((series) => series.runId === runId));
    for (const resolve of resolvers) resolve(own);
  }
}
