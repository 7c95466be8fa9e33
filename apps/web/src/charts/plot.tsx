import 'uplot/dist/uPlot.min.css';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { formatTick } from '../components/format.ts';
import { PlotReading, type Reading } from './plot-reading.tsx';
import styles from './plot.module.css';
import { type Aligned, type ChartSeries, nearestIndex, type Values } from './series.ts';
import { token, useTheme } from './use-theme.ts';

export interface PlotProps {
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly aligned: Aligned;
  readonly isLog: boolean;
}

const HEIGHT_PX = 210;
const LINE_PX = 1.5;
const X_AXIS_PX = 26;
const DIGIT_PX = 7;
const AXIS_GAP_PX = 14;
/** Lines this short would not be seen without their points. */
const FEW = 3;
const DASH = [6, 4];
/** All charts of the page share one cursor. */
const SYNC_KEY = 'millrace';

/** Steps are whole: so are the numbers on their axis. */
const STEP_INCREMENTS = Array.from({ length: 15 }, (_, power) =>
  [1, 2, 5].map((by) => by * 10 ** power),
).flat();

/** uPlot behind plain data: nothing else knows which library draws. */
export function Plot({ label, series, aligned, isLog }: PlotProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const [reading, setReading] = useState<Reading>();
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const options = plotOptions({ series, isLog, width: element.clientWidth });
    options.hooks = { setCursor: [(plot) => setReading(readingOf(plot, series))] };
    const data = [aligned.steps, ...aligned.values] as uPlot.AlignedData;
    const plot = new uPlot(options, data, element);
    const resized = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [series, aligned, isLog, theme]);
  return (
    <div className={styles['plot']}>
      <div ref={box} role="img" aria-label={label} />
      {reading !== undefined && <PlotReading reading={reading} />}
    </div>
  );
}

interface OptionsInput {
  readonly series: readonly ChartSeries[];
  readonly isLog: boolean;
  readonly width: number;
}

function plotOptions({ series, isLog, width }: OptionsInput): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: token('--ink-3'),
    font: `11px ${token('--font')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
    values: (_, splits) => splits.map((value: number | null) => (value === null ? '' : formatTick(value))),
  };
  return {
    width,
    height: HEIGHT_PX,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    cursor: {
      sync: { key: SYNC_KEY },
      drag: { x: true, y: false },
      points: { size: 7 },
      dataIdx: (plot, at, index) => (at === 0 ? index : nearestIndex(plot.data[at] as Values, index)),
    },
    scales: { x: { time: false }, y: isLog ? { distr: 3 } : {} },
    axes: [
      { ...axis, size: X_AXIS_PX, incrs: STEP_INCREMENTS },
      { ...axis, size: yAxisWidth },
    ],
    series: [
      {},
      ...series.map(({ name, colour, isDashed, points }) => ({
        label: name,
        stroke: token(colour),
        width: LINE_PX,
        pxAlign: 0,
        ...(isDashed ? { dash: DASH } : {}),
        points: { show: points.length <= FEW, size: 6, fill: token(colour) },
      })),
    ],
  };
}

function yAxisWidth(_: uPlot, texts: string[] | null): number {
  return AXIS_GAP_PX + DIGIT_PX * Math.max(2, ...(texts ?? []).map((text) => text?.length ?? 0));
}

function readingOf(plot: uPlot, series: readonly ChartSeries[]): Reading | undefined {
  const { idx, left = -1 } = plot.cursor;
  const step = idx === null || idx === undefined ? undefined : plot.data[0][idx];
  if (step === undefined || left < 0) return undefined;
  const lines = series.flatMap((one, at) => {
    const index = plot.cursor.idxs?.[at + 1];
    const value = index === null || index === undefined ? undefined : plot.data[at + 1]?.[index];
    return value === null || value === undefined ? [] : [{ ...one, value }];
  });
  return { step, lines, isRight: left < plot.width / 2 };
}
