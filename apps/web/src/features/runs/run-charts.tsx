import { type ReactElement, useCallback, useMemo } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import { type ChartedRuns, MetricCard } from './metric-card.tsx';
import { RunDot } from './run-dot.tsx';
import { lookOf } from './run-colours.ts';
import styles from './run-charts.module.css';

interface ChartOptions {
  /** A part of the names of the metrics that are wanted. */
  readonly keys: string;
  readonly isLog: boolean;
}

interface RunChartsProps extends ChartedRuns {
  readonly metrics: readonly string[];
  /** Whether the server has said which runs and metrics there are. */
  readonly isKnown: boolean;
  readonly options: ChartOptions;
  readonly onOptions: (options: ChartOptions) => void;
}

/** A chart of every metric, one line a run. */
export function RunCharts({
  rows,
  looks,
  metrics,
  isKnown,
  options,
  onOptions,
}: RunChartsProps): ReactElement {
  const { keys, isLog } = options;
  const runs = useMemo(() => ({ rows, looks }), [rows, looks]);
  const shown = useMemo(() => {
    const wanted = keys.toLowerCase();
    return metrics
      .filter((metric) => metric.toLowerCase().includes(wanted))
      .toSorted((a, b) => a.localeCompare(b));
  }, [metrics, keys]);
  const search = useCallback((text: string) => onOptions({ keys: text, isLog }), [onOptions, isLog]);
  return (
    <div className={styles['charts']}>
      <div className={styles['tools']}>
        <SearchField label="Search metrics" value={keys} onChange={search} hasSlashKey={false} />
        <ToggleButton isOn={isLog} onChange={(on) => onOptions({ keys, isLog: on })}>
          Log y
        </ToggleButton>
      </div>
      {rows.length > 1 && <Legend rows={rows} looks={looks} />}
      {shown.length === 0 && isKnown && (
        <NoCharts hasRuns={rows.length > 0} hasMetrics={metrics.length > 0} />
      )}
      <div className={styles['grid']}>
        {shown.map((metric) => (
          <MetricCard key={metric} metric={metric} runs={runs} isLog={isLog} />
        ))}
      </div>
    </div>
  );
}

function Legend({ rows, looks }: ChartedRuns): ReactElement {
  return (
    <ul className={styles['legend']} aria-label="Runs in the charts">
      {rows.map(({ id, name }) => (
        <li key={id} title={name}>
          <RunDot look={looks.get(id) ?? lookOf(id)} />
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}

function NoCharts({ hasRuns, hasMetrics }: { hasRuns: boolean; hasMetrics: boolean }): ReactElement {
  if (hasMetrics) return <EmptyState title="No metric has such a name" />;
  if (hasRuns) return <EmptyState title="No metrics yet" />;
  return (
    <EmptyState title="No runs to chart">
      <p>Selected runs are charted while they are among the runs that the filter finds.</p>
    </EmptyState>
  );
}
