import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useRef } from 'react';
import { type MetricSeries, seriesQuery } from '../../api/series.ts';
import { MetricChart } from '../../charts/metric-chart.tsx';
import type { XKind } from '../../charts/plot.tsx';
import type { ChartSeries, Range } from '../../charts/series.ts';
import { useInView } from '../../charts/use-in-view.ts';
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
  readonly smoothing: number;
  readonly zoom: Range | undefined;
}

interface MetricCardProps {
  readonly metric: string;
  readonly runs: readonly ChartedRun[];
  readonly lookOf: (id: string) => RunLook;
  readonly view: ChartView;
  readonly onZoom: (zoom: Range | undefined) => void;
}

/** About the width of a chart in device pixels; a fixed number, so that charts of all widths share requests. */
const BUCKETS = 480;

/** The chart of one metric; its points are asked for when it comes near the window. */
export function MetricCard({ metric, runs, lookOf, view, onZoom }: MetricCardProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const isInView = useInView(place);
  const runIds = useMemo(() => runs.map(({ id }) => id), [runs]);
  const question = {
    runIds,
    x: view.x === 'step' ? ('step' as const) : ('time' as const),
    // A stretch of time since each run's own start is another stretch of time for each run.
    range: view.x === 'relative' ? undefined : view.zoom,
    buckets: BUCKETS,
  };
  const query = useQuery({
    ...seriesQuery(metric, question),
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
        ? 'These runs do not have this metric.'
        : undefined;
  return (
    <div ref={place}>
      <MetricChart title={metric} series={series} status={status} onZoom={onZoom} {...view} />
    </div>
  );
}

function chartSeries(
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
