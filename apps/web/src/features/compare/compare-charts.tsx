import { type ReactElement, useMemo } from 'react';
import type { Run } from '../../api/runs.ts';
import { type ChangeMetrics, ChartTools, type MetricSearch } from '../runs/chart-tools.tsx';
import { MetricCharts } from '../runs/metric-charts.tsx';
import type { RunLook } from '../runs/run-colours.ts';
import styles from './compare-charts.module.css';

interface CompareChartsProps {
  readonly runs: readonly Run[];
  readonly lookOf: (id: string) => RunLook;
  readonly search: MetricSearch;
  readonly onSearch: ChangeMetrics;
}

/** The curves of the runs over each other. */
export function CompareCharts({ runs, lookOf, search, onSearch }: CompareChartsProps): ReactElement {
  const charted = useMemo(
    () =>
      runs.map(({ info }) => ({
        id: info.run_id,
        name: info.run_name || info.run_id,
        startMs: Number(info.start_time),
      })),
    [runs],
  );
  const metrics = useMemo(
    () => [...new Set(runs.flatMap(({ data }) => (data.metrics ?? []).map(({ key }) => key)))],
    [runs],
  );
  return (
    <div className={styles['charts']}>
      <ChartTools search={search} metrics={metrics} change={onSearch} />
      <MetricCharts
        runs={charted}
        lookOf={lookOf}
        metrics={metrics}
        keys={search.keys ?? ''}
        search={search}
        change={onSearch}
      />
    </div>
  );
}
