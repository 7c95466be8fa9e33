import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useRef } from 'react';
import { historyQuery, type MetricPoint, metricValue } from '../../api/runs.ts';
import { MetricChart } from '../../charts/metric-chart.tsx';
import type { ChartSeries } from '../../charts/series.ts';
import { useInView } from '../../charts/use-in-view.ts';
import { lookOf, type RunLook } from './run-colours.ts';
import type { RunRow } from './run-row.ts';

export interface ChartedRuns {
  readonly rows: readonly RunRow[];
  readonly looks: ReadonlyMap<string, RunLook>;
}

interface MetricCardProps {
  readonly metric: string;
  readonly runs: ChartedRuns;
  readonly isLog: boolean;
}

/** The chart of one metric; its points are asked for when it comes near the window. */
export function MetricCard({ metric, runs, isLog }: MetricCardProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const isInView = useInView(place);
  const ids = useMemo(
    () => runs.rows.filter(({ metrics }) => metrics.has(metric)).map(({ id }) => id),
    [runs.rows, metric],
  );
  const query = useQuery({ ...historyQuery(ids, metric), enabled: isInView && ids.length > 0 });
  const series = useMemo(() => seriesOf(runs, query.data ?? []), [runs, query.data]);
  const status = query.isError
    ? query.error.message
    : ids.length === 0
      ? 'These runs do not have this metric.'
      : query.data === undefined
        ? 'Loading…'
        : undefined;
  return (
    <div ref={place}>
      <MetricChart title={metric} series={series} isLog={isLog} status={status} />
    </div>
  );
}

function seriesOf({ rows, looks }: ChartedRuns, points: readonly MetricPoint[]): ChartSeries[] {
  const byRun = Map.groupBy(points, ({ run_id }) => run_id);
  return rows.flatMap(({ id, name }) => {
    const own = byRun.get(id);
    if (own === undefined) return [];
    return [
      {
        id,
        name,
        ...(looks.get(id) ?? lookOf(id)),
        points: own
          .map(({ step, value, timestamp }) => ({
            step: Number(step),
            value: metricValue(value),
            timestampMs: Number(timestamp),
          }))
          .toSorted((a, b) => a.step - b.step || a.timestampMs - b.timestampMs),
      },
    ];
  });
}
