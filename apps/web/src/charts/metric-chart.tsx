import { type ReactElement, useRef } from 'react';
import { ToggleButton } from '../components/toggle-button.tsx';
import { ChartMenu } from './chart-menu.tsx';
import { LineChart, type LineChartProps, useLineNote } from './line-chart.tsx';
import styles from './metric-chart.module.css';
import { seriesCsv } from './series.ts';
import { xMetricOf } from './x-axis.ts';

interface MetricChartProps extends LineChartProps {
  readonly onTable: () => void;
}

/** One metric, drawn over what the page is drawn over: as lines or, the same points, as a table. */
export function MetricChart(props: MetricChartProps): ReactElement {
  const { title, status, isTable, onTable, ...plot } = props;
  const { series, x } = plot;
  const figure = useRef<HTMLElement>(null);
  const note = useLineNote(plot);
  return (
    <figure ref={figure} className={styles['chart']} aria-label={title}>
      <figcaption>
        <span title={title} dir="auto">
          {title}
        </span>
        {status === undefined && !isTable && note !== '' && <small title={note}>{note}</small>}
        <ChartMenu title={title} figure={figure} csv={() => seriesCsv(series, xMetricOf(x) ?? x)} />
        <ToggleButton isOn={isTable} onChange={onTable} of={title}>
          Table
        </ToggleButton>
      </figcaption>
      <LineChart title={title} status={status} isTable={isTable} {...plot} />
    </figure>
  );
}
