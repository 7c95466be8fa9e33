import { lazy, type ReactElement, Suspense, useMemo } from 'react';
import styles from './line-chart.module.css';
import type { PlotProps } from './plot.tsx';
import { PointTable } from './point-table.tsx';
import { isDrawable, undrawnPoints, unplacedPoints } from './series.ts';
import { ValueBars } from './value-bars.tsx';
import { xMetricOf } from './x-axis.ts';
import { formatCount, counted } from '../components/format.ts';

const Plot = lazy(async () => ({ default: (await import('./plot.tsx')).Plot }));

export interface LineChartProps extends Omit<PlotProps, 'label'> {
  readonly title: string;
  /** Shown instead of the lines: why there are none yet. */
  readonly status?: string | undefined;
  readonly isTable: boolean;
}

/** Lines by step, time or another metric or, the same points, a table; bars where each run has one point. */
export function LineChart({ title, status, isTable, ...plot }: LineChartProps): ReactElement {
  const { series, isLog, x } = plot;
  const hasLines = useMemo(
    () =>
      series.some(({ low, high }) =>
        Array.from(high).some(
          (value, at) => isDrawable(value, isLog) || isDrawable(low[at] ?? Number.NaN, isLog),
        ),
      ),
    [series, isLog],
  );
  if (status !== undefined) return <p className={styles['status']}>{status}</p>;
  if (isTable) return <PointTable title={title} series={series} x={x} />;
  if (isSingle(plot)) return <ValueBars title={title} series={series} />;
  if (!hasLines) return <p className={styles['status']}>{nothingDrawn(plot)}</p>;
  return (
    <Suspense fallback={<p className={styles['status']}>Loading…</p>}>
      <Plot label={summary(title, plot)} {...plot} />
    </Suspense>
  );
}

/** What the chart does not show of its points; '' when that is nothing. */
export function useLineNote(props: Pick<LineChartProps, 'series' | 'isLog' | 'isLogX' | 'zoom'>): string {
  const { series, isLog, isLogX, zoom } = props;
  return useMemo(
    () => (isSingle({ series, zoom }) ? '' : note({ series, isLog, isLogX, zoom })),
    [series, isLog, isLogX, zoom],
  );
}

type Shown = Pick<LineChartProps, 'series' | 'isLog' | 'isLogX' | 'zoom'>;

function isSingle({ series, zoom }: Pick<Shown, 'series' | 'zoom'>): boolean {
  return (
    series.length > 0 && zoom === undefined && series.every(({ count, x }) => count === 1 && x.length === 1)
  );
}

function note({ series, isLog, isLogX, zoom }: Shown): string {
  const notes: string[] = [];
  const stretches = Math.max(0, ...series.filter(({ isExact }) => !isExact).map(({ x }) => x.length));
  const points = Math.max(0, ...series.map(({ count }) => count));
  if (stretches > 0) notes.push(`min and max of ${stretches} stretches of ${formatCount(points)} points`);
  const undrawn = undrawnPoints(series, isLog);
  if (undrawn > 0)
    notes.push(`${undrawn} not drawn: ${isLog ? 'not finite or not above zero' : 'NaN or infinite'}`);
  const unplaced = zoom === undefined ? unplacedPoints(series) : 0;
  if (unplaced > 0)
    notes.push(`${unplaced} without a place: x ${isLogX ? 'not above zero or not finite' : 'not finite'}`);
  return notes.join(' · ');
}

function nothingDrawn({ isLog, isLogX }: Pick<Shown, 'isLog' | 'isLogX'>): string {
  return isLog || isLogX ? 'No value is above zero: nothing fits a logarithmic axis.' : 'No finite value.';
}

function summary(title: string, { series, x }: Pick<PlotProps, 'series' | 'x'>): string {
  const points = series.reduce((sum, one) => sum + one.count, 0);
  const runs = counted(series.length, 'line');
  return `${title} by ${xMetricOf(x) ?? x}, ${runs}, ${points} points; arrows read them, the button Table lists them`;
}
