import { queryOptions } from '@tanstack/react-query';
import type { FrameArray } from '@millrace/protocol/frame';
import { callFrame } from './call.ts';
import { keys } from './keys.ts';

/** One metric of one run, as the server draws it. */
export interface MetricSeries {
  readonly runId: string;
  readonly metric: string;
  readonly x: Float64Array;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly isExact: boolean;
  readonly count: number;
  readonly latest: { readonly step: number; readonly timestamp: number; readonly value: number };
}

export interface SeriesQuestion {
  readonly runIds: readonly string[];
  /** Expressions over metrics in the place of metrics. */
  readonly of?: 'expressions' | undefined;
  readonly x: 'step' | 'time';
  /** A metric in the place of x. */
  readonly xMetric?: string | undefined;
  /** Stretches for a logarithmic axis. */
  readonly isLogX?: boolean | undefined;
  readonly range?: { readonly start: number; readonly end: number } | undefined;
  readonly buckets: number;
}

interface SeriesHeader {
  readonly series: readonly (readonly [
    run: number,
    key: number,
    count: number,
    points: number,
    isExact: boolean,
    x0: number,
    step: number,
    timestamp: number,
    value: number | 'NaN' | 'Infinity' | '-Infinity',
  ])[];
}

/** Metrics that one request asks for, and series: of many runs the first chart need not wait for the last one's. */
const KEYS_MAX = 100;
const SERIES_MAX = 150;
/** What must be joined by step takes the server long where it has many points: each is asked for by itself. */
const JOINED_MAX = 1;

/** The series of a metric, or of an expression. Charts that ask at the same time are answered by one request. */
export function seriesQuery(metric: string, question: SeriesQuestion) {
  return queryOptions({
    queryKey: keys.series({ metric, ...question }),
    queryFn: () => askTogether(metric, question),
    staleTime: 5000,
  });
}

interface Waiting {
  readonly question: SeriesQuestion;
  readonly metrics: Map<string, ((outcome: Promise<MetricSeries[]>) => void)[]>;
}

const waiting = new Map<string, Waiting>();

function askTogether(metric: string, question: SeriesQuestion): Promise<MetricSeries[]> {
  return new Promise((resolve) => {
    const key = JSON.stringify(question);
    let group = waiting.get(key);
    if (group === undefined) {
      group = { question, metrics: new Map() };
      waiting.set(key, group);
      setTimeout(() => send(key), 0);
    }
    const resolvers = group.metrics.get(metric);
    if (resolvers === undefined) group.metrics.set(metric, [resolve]);
    else resolvers.push(resolve);
    if (group.metrics.size >= metricsMax(question)) send(key);
  });
}

function metricsMax({ of, xMetric, runIds }: SeriesQuestion): number {
  if (of === 'expressions' || xMetric !== undefined) return JOINED_MAX;
  return Math.min(KEYS_MAX, Math.max(1, Math.floor(SERIES_MAX / runIds.length)));
}

function send(key: string): void {
  const group = waiting.get(key);
  if (group === undefined) return;
  waiting.delete(key);
  const answer = fetchSeries([...group.metrics.keys()], group.question);
  for (const [metric, resolvers] of group.metrics) {
    const own = answer.then((all) => all.filter((series) => series.metric === metric));
    for (const resolve of resolvers) resolve(own);
  }
}

export async function fetchSeries(
  metrics: readonly string[],
  question: SeriesQuestion,
): Promise<MetricSeries[]> {
  const { runIds, of, x, xMetric, isLogX, range, buckets } = question;
  const { header, arrays } = await callFrame<SeriesHeader, 'metrics/get-series'>('metrics/get-series', {
    run_ids: [...runIds],
    metric_keys: of === 'expressions' ? [] : [...metrics],
    ...(of === 'expressions' ? { expressions: [...metrics] } : {}),
    x,
    ...(xMetric === undefined ? {} : { x_metric: xMetric }),
    ...(isLogX === true ? { x_scale: 'log' } : {}),
    buckets_max: buckets,
    ...(range === undefined ? {} : { start: range.start, end: range.end }),
  });
  let at = 0;
  const next = (): FrameArray => arrays[at++] ?? new Float64Array(0);
  return header.series.map(([run, key, count, , isExact, x0, step, timestamp, value]) => {
    const places = next();
    const low = next();
    return {
      runId: runIds[run] ?? '',
      metric: metrics[key] ?? '',
      x: places instanceof Float64Array ? places : Float64Array.from(places, (offset) => x0 + offset),
      low,
      high: isExact ? low : next(),
      isExact,
      count,
      latest: { step, timestamp, value: Number(value) },
    };
  });
}
