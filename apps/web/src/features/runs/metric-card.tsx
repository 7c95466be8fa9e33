import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useRef } from 'react';
import { type MetricSeries, type SeriesQuestion, seriesQuery } from '../../api/series.ts';
import { MetricChart } from '../../charts/metric-chart.tsx';
import type { ChartSeries, Range } from '../../charts/series.ts';
import { useInView } from '../../charts/use-in-view.ts';
import { type XKind, xMetricOf } from '../../charts/x-axis.ts';
import type { RunLook } from './run-colours.ts';

/** A run as charts need it. */
export interface ChartedRun {
  readonly id: string;
  readonly name: string;
  readonly startMs: number;
}

export interface ChartView {
  readonly x: XKind;
  readonly isLog: boolean;
  readonly isLogX: boolean;
  readonly smoothing: number;
  readonly zoom: Range | undefined;
}

interface MetricCardProps {
  readonly metric: string;
  readonly runs: readonly ChartedRun[];
  readonly lookOf: (id: string) => RunLook;
  readonly view: ChartView;
  readonly onZoom: (zoom: Range | undefined) => void;
  readonly isTable: boolean;
  readonly onTable: () => void;
}

/** About the width of a chart in device pixels; a fixed number, so that charts of all widths share requests. */
const BUCKETS = 480;
/** Of very many lines each has fewer stretches, every extreme still in one of them: no eye could tell more apart. */
const BUCKETS_OF_ALL_MAX = 100_000;
const BUCKETS_MIN = 100;

/** The chart of one metric; its points are asked for when it comes near the window. */
export function MetricCard(props: MetricCardProps): ReactElement {
  const { metric, runs, lookOf, view, onZoom, isTable, onTable } = props;
  const place = useRef<HTMLDivElement>(null);
  const isInView = useInView(place);
  const runIds = useMemo(() => runs.map(({ id }) => id), [runs]);
  const query = useQuery({
    ...seriesQuery(metric, seriesQuestion(runIds, view)),
    enabled: isInView && runIds.length > 0,
    placeholderData: keepPreviousData,
  });
  const series = useMemo(
    () => chartSeries(query.data ?? [], runs, { lookOf, x: view.x }),
    [query.data, runs, lookOf, view.x],
  );
  const status = query.isError
    ? query.error.message
    : query.data === undefined
      ? 'Loading…'
      : series.length === 0
        ? nothingFound(view.x)
        : undefined;
  return (
    <div ref={place}>
      <MetricChart title={metric} {...{ series, status, onZoom, isTable, onTable }} {...view} />
    </div>
  );
}

/** What charts ask of runs to be drawn so. */
export function seriesQuestion(runIds: readonly string[], { x, isLogX, zoom }: ChartView): SeriesQuestion {
  return {
    runIds,
    x: x === 'time' || x === 'relative' ? 'time' : 'step',
    xMetric: xMetricOf(x),
    isLogX: isLogX || undefined,
    // A stretch of time since each run's own start is another stretch of time for each run.
    range: x === 'relative' ? undefined : zoom,
    buckets: Math.min(
      BUCKETS,
      Math.max(BUCKETS_MIN, Math.floor(BUCKETS_OF_ALL_MAX / Math.max(1, runIds.length))),
    ),
  };
}

function nothingFound(x: XKind): string {
  const metric = xMetricOf(x);
  return metric === undefined
    ? 'These runs do not have this metric.'
    : `These runs have no step with both this metric and ${metric}.`;
}

/** What the server found, with the names and looks of the runs. */
export function chartSeries(
  found: readonly MetricSeries[],
  runs: readonly ChartedRun[],
  { lookOf, x }: { lookOf: (id: string) => RunLook; x: XKind },
): ChartSeries[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return found.flatMap(({ runId, ...series }) => {
    const run = byId.get(runId);
    if (run === undefined) return [];
    const places = x === 'relative' ? series.x.map((time) => time - run.startMs) : series.x;
    return { ...series, id: runId, name: run.name, ...lookOf(runId), x: places };
  });
}
