import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { ToggleButton } from '../components/toggle-button.tsx';
import styles from './metric-chart.module.css';
import { PointTable } from './point-table.tsx';
import { ValueBars } from './value-bars.tsx';
import { align, type ChartSeries } from './series.ts';

const Plot = lazy(async () => ({ default: (await import('./plot.tsx')).Plot }));

interface MetricChartProps {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly isLog: boolean;
  /** Shown instead of the lines: why there are none yet. */
  readonly status?: string | undefined;
}

/** One metric by step: as lines or, the same points, as a table. */
export function MetricChart({ title, series, isLog, status }: MetricChartProps): ReactElement {
  const [isTable, setIsTable] = useState(false);
  const aligned = useMemo(() => align(series, isLog), [series, isLog]);
  const label = summary(title, series);
  return (
    <figure className={styles['chart']} aria-label={title}>
      <figcaption>
        <span title={title}>{title}</span>
        {status === undefined && !isTable && aligned.steps.length > 1 && aligned.undrawn > 0 && (
          <small>
            {aligned.undrawn} {aligned.undrawn === 1 ? 'point' : 'points'} not drawn:{' '}
            {isLog ? 'not finite or not above zero' : 'NaN or infinite'}
          </small>
        )}
        <ToggleButton isOn={isTable} onChange={setIsTable} label={`${title} as a table`}>
          Table
        </ToggleButton>
      </figcaption>
      {status !== undefined ? (
        <p className={styles['status']}>{status}</p>
      ) : isTable ? (
        <PointTable title={title} series={series} />
      ) : series.length > 0 && series.every(({ points }) => points.length === 1) ? (
        <ValueBars title={title} series={series} />
      ) : aligned.isDrawable ? (
        <Suspense fallback={<p className={styles['status']}>Loading…</p>}>
          <Plot label={label} series={series} aligned={aligned} isLog={isLog} />
        </Suspense>
      ) : (
        <p className={styles['status']}>
          {isLog ? 'No value is above zero: nothing fits a logarithmic axis.' : 'No finite value.'}
        </p>
      )}
    </figure>
  );
}

function summary(title: string, series: readonly ChartSeries[]): string {
  const points = series.reduce((sum, one) => sum + one.points.length, 0);
  const runs = series.length === 1 ? '1 run' : `${series.length} runs`;
  return `${title} by step, ${runs}, ${points} points; the button Table lists them`;
}
