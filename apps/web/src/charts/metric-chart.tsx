import { lazy, type ReactElement, Suspense, useMemo, useRef, useState } from 'react';
import { ToggleButton } from '../components/toggle-button.tsx';
import { ChartMenu } from './chart-menu.tsx';
import styles from './metric-chart.module.css';
import type { PlotProps } from './plot.tsx';
import { PointTable } from './point-table.tsx';
import { isDrawable, seriesCsv, undrawnPoints } from './series.ts';
import { ValueBars } from './value-bars.tsx';

const Plot = lazy(async () => ({ default: (await import('./plot.tsx')).Plot }));

interface MetricChartProps extends Omit<PlotProps, 'label'> {
  readonly title: string;
  /** Shown instead of the lines: why there are none yet. */
  readonly status?: string | undefined;
}

/** One metric by step or time: as lines or, the same points, as a table. */
export function MetricChart({ title, status, ...plot }: MetricChartProps): ReactElement {
  const { series, isLog, x } = plot;
  const [isTable, setIsTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const undrawn = useMemo(() => undrawnPoints(series, isLog), [series, isLog]);
  const hasLines = useMemo(
    () =>
      series.some(({ low, high }) =>
        Array.from(high).some(
          (value, at) => isDrawable(value, isLog) || isDrawable(low[at] ?? Number.NaN, isLog),
        ),
      ),
    [series, isLog],
  );
  const isSingle = series.length > 0 && plot.zoom === undefined && series.every(({ count }) => count === 1);
  return (
    <figure ref={figure} className={styles['chart']} aria-label={title}>
      <figcaption>
        <span title={title} dir="auto">
          {title}
        </span>
        {status === undefined && !isTable && !isSingle && <small>{note(plot, undrawn)}</small>}
        <ChartMenu title={title} figure={figure} csv={() => seriesCsv(series, x)} />
        <ToggleButton isOn={isTable} onChange={setIsTable} of={title}>
          Table
        </ToggleButton>
      </figcaption>
      {status !== undefined ? (
        <p className={styles['status']}>{status}</p>
      ) : isTable ? (
        <PointTable title={title} series={series} x={x} />
      ) : isSingle ? (
        <ValueBars title={title} series={series} />
      ) : hasLines ? (
        <Suspense fallback={<p className={styles['status']}>Loading…</p>}>
          <Plot label={summary(title, plot)} {...plot} />
        </Suspense>
      ) : (
        <p className={styles['status']}>
          {isLog ? 'No value is above zero: nothing fits a logarithmic axis.' : 'No finite value.'}
        </p>
      )}
    </figure>
  );
}

/** What the chart does not show of its points. */
function note({ series, isLog }: Pick<PlotProps, 'series' | 'isLog'>, undrawn: number): string {
  const notes: string[] = [];
  const stretches = Math.max(0, ...series.filter(({ isExact }) => !isExact).map(({ x }) => x.length));
  const points = Math.max(0, ...series.map(({ count }) => count));
  if (stretches > 0)
    notes.push(`min and max of ${stretches} stretches of ${points.toLocaleString('en')} points`);
  if (undrawn > 0)
    notes.push(`${undrawn} not drawn: ${isLog ? 'not finite or not above zero' : 'NaN or infinite'}`);
  return notes.join(' · ');
}

function summary(title: string, { series, x }: Pick<PlotProps, 'series' | 'x'>): string {
  const points = series.reduce((sum, one) => sum + one.count, 0);
  const runs = series.length === 1 ? '1 run' : `${series.length} runs`;
  return `${title} by ${x}, ${runs}, ${points} points; the button Table lists them`;
}
