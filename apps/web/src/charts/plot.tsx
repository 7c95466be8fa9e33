import 'uplot/dist/uPlot.min.css';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import { formatDuration, formatTick } from '../components/format.ts';
import { drawLines } from './draw-lines.ts';
import { FocusLayer } from './focus-layer.ts';
import { nearestLines } from './nearest-lines.ts';
import { usePlotKeys } from './plot-keys.ts';
import { HeardReading, PlotReading, READ_LINES_MAX, type Reading } from './plot-reading.tsx';
import styles from './plot.module.css';
import { type ChartSeries, type Range, smoothed, xExtent, yExtent } from './series.ts';
import { token, useTheme } from './use-theme.ts';
import { type XKind, xMetricOf, xText } from './x-axis.ts';

export interface PlotProps {
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly x: XKind;
  readonly isLog: boolean;
  readonly isLogX: boolean;
  /** 0 for none, below 1. */
  readonly smoothing: number;
  /** The part of x that is shown; all of it unless given. */
  readonly zoom: Range | undefined;
  readonly onZoom: (zoom: Range | undefined) => void;
  readonly heightPx?: number;
}

const HEIGHT_PX = 210;
const X_AXIS_PX = 26;
const X_TITLE_PX = 16;
const DIGIT_PX = 7;
const AXIS_GAP_PX = 14;
/** How far from a line's end the cursor still reads it, as a share of what is shown. */
const SLACK = 0.02;
/** Room above and below the lines, as a share of their height. */
const MARGIN = 0.06;
/** All charts of the page that are drawn over the same share one cursor. */
const SYNC_KEY = 'millrace';
/** Steps are whole: so are the numbers on their axis. */
const STEP_INCREMENTS = Array.from({ length: 15 }, (_, power) =>
  [1, 2, 5].map((by) => by * 10 ** power),
).flat();

/** uPlot draws frame and axes, we the lines; nothing else knows which library it is. */
export function Plot(props: PlotProps): ReactElement {
  const { label, series, x, isLog, isLogX, smoothing, zoom, onZoom, heightPx = HEIGHT_PX } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const theme = useTheme();
  const [reading, setReading] = useState<Reading>();
  const layer = useRef<FocusLayer>(undefined);
  const { isHeard, ...keys } = usePlotKeys(plot, onZoom);
  const lines = useMemo(
    () => (smoothing > 0 ? series.map((one) => smoothed(one, smoothing)) : series),
    [series, smoothing],
  );
  const shown = useMemo(() => shownRange(series, zoom, { x, isLogX }), [series, zoom, x, isLogX]);
  const drawing = { lines, behind: smoothing > 0 ? series : [], isLog, isLogX, shown, x };
  const latest = useRef(drawing);
  latest.current = drawing;
  const onZoomRef = useRef(onZoom);
  onZoomRef.current = onZoom;
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const made = new uPlot(
      plotOptions({ latest, width: element.clientWidth, height: heightPx, setReading, onZoom: onZoomRef }),
      [
        [0, 1],
        [null, null],
      ],
      element,
    );
    plot.current = made;
    layer.current = new FocusLayer(made);
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: heightPx }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [isLog, isLogX, x, theme, heightPx]);
  useEffect(() => {
    const extent = yRange(lines, shown, isLog);
    plot.current?.batch(() => {
      plot.current?.setScale('x', { min: shown.start, max: shown.end });
      plot.current?.setScale('y', { min: extent.start, max: extent.end });
    });
  }, [lines, shown, isLog, isLogX, x, theme, heightPx]);
  useEffect(() => plot.current?.redraw(false, false), [lines]);
  const focusId = reading?.lines[0]?.id;
  useEffect(() => {
    if (plot.current === undefined) return;
    const line = lines.find(({ id }) => id === focusId);
    layer.current?.show(plot.current, { line, isLog, range: shown });
  }, [focusId, lines, shown, isLog, isLogX, x, theme, heightPx]);
  return (
    <div className={styles['plot']} style={{ minHeight: heightPx }}>
      <div
        ref={box}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        tabIndex={0}
        onDoubleClick={() => onZoom(undefined)}
        {...keys}
      />
      {reading !== undefined && <PlotReading reading={reading} />}
      <HeardReading reading={isHeard ? reading : undefined} />
    </div>
  );
}

/** Never empty: a single point has room around it. */
function shownRange(
  series: readonly ChartSeries[],
  zoom: Range | undefined,
  { x, isLogX }: Pick<PlotProps, 'x' | 'isLogX'>,
): Range {
  const isZoomed = zoom !== undefined && (!isLogX || zoom.start > 0);
  // What was asked for a linear axis is still here when the axis becomes logarithmic: uPlot never ends with a zero.
  const { start, end } = isZoomed ? zoom : (xExtent(series, isLogX) ?? { start: isLogX ? 1 : 0, end: 1 });
  const room = xMetricOf(x) === undefined ? 1 : Math.abs(start) || 1;
  return { start, end: end > start ? end : start + room };
}

interface Drawing {
  readonly lines: readonly ChartSeries[];
  readonly behind: readonly ChartSeries[];
  readonly isLog: boolean;
  readonly isLogX: boolean;
  readonly shown: Range;
  readonly x: XKind;
}

/** uPlot would go on to the next power of ten. */
const LOG_X: uPlot.Scale = { distr: 3, range: (_, min, max) => [min, max] };

/** Lines at powers of ten: with those between them a chart is a fence. */
function powersOfTen(_: uPlot, splits: readonly number[]): (number | null)[] {
  return splits.map((value) => (Number.isInteger(Number(Math.log10(value).toFixed(9))) ? value : null));
}

interface OptionsInput {
  readonly latest: { readonly current: Drawing };
  readonly width: number;
  readonly height: number;
  readonly setReading: (reading: Reading | undefined) => void;
  readonly onZoom: { readonly current: (zoom: Range | undefined) => void };
}

function plotOptions({ latest, width, height, setReading, onZoom }: OptionsInput): uPlot.Options {
  const { x, isLog, isLogX } = latest.current;
  const axis: uPlot.Axis = {
    stroke: token('--ink-3'),
    font: `11px ${token('--font')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    ms: 1,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    cursor: {
      sync: { key: `${SYNC_KEY} ${x}`, scales: ['x', null] },
      drag: { x: true, y: false, setScale: false },
      points: { show: false },
    },
    scales: {
      x: { time: x === 'time', auto: false, ...(isLogX ? LOG_X : {}) },
      y: { auto: false, ...(isLog ? { distr: 3 } : {}) },
    },
    axes: [
      {
        ...axis,
        ...(isLogX ? { grid: { ...axis.grid, filter: powersOfTen } } : {}),
        size: X_AXIS_PX,
        ...xAxis(x, isLogX),
      },
      { ...axis, size: yAxisWidth, values: tickTexts },
    ],
    series: [{}, { show: true, points: { show: false } }],
    hooks: {
      draw: [
        (plot) => {
          const { lines, behind, shown } = latest.current;
          drawLines({ plot, series: lines, behind, isLog: latest.current.isLog, range: shown });
        },
      ],
      setCursor: [(plot) => setReading(readingOf(plot, latest.current))],
      setSelect: [
        (plot) => {
          const { left, width: selected } = plot.select;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          if (selected < 4) return;
          onZoom.current({ start: plot.posToVal(left, 'x'), end: plot.posToVal(left + selected, 'x') });
        },
      ],
    },
  };
}

function xAxis(x: XKind, isLogX: boolean): Partial<uPlot.Axis> {
  if (x === 'time') return {};
  if (x === 'relative')
    return { values: (_, splits) => splits.map((value) => (value === 0 ? '0' : formatDuration(value))) };
  const metric = xMetricOf(x);
  if (metric === undefined) return { values: tickTexts, ...(isLogX ? {} : { incrs: STEP_INCREMENTS }) };
  return {
    values: tickTexts,
    label: metric,
    labelSize: X_TITLE_PX,
    labelGap: 0,
    labelFont: `11px ${token('--font')}`,
  };
}

function tickTexts(_: uPlot, splits: readonly (number | null)[]): string[] {
  return splits.map(tickText);
}

function tickText(value: number | null): string {
  return value === null ? '' : formatTick(value);
}

function yAxisWidth(_: uPlot, texts: string[] | null): number {
  return AXIS_GAP_PX + DIGIT_PX * Math.max(2, ...(texts ?? []).map((text) => text?.length ?? 0));
}

function yRange(lines: readonly ChartSeries[], shown: Range, isLog: boolean): Range {
  const { start, end } = yExtent(lines, shown, isLog) ?? { start: isLog ? 0.1 : 0, end: 1 };
  if (isLog) return { start: start / 1.2, end: end * 1.2 };
  const margin = (end - start) * MARGIN || Math.abs(end) * MARGIN || 1;
  return { start: start - margin, end: end + margin };
}

/** What the lines say at the cursor, the nearest to it first. */
function readingOf(plot: uPlot, { lines, shown, x }: Drawing): Reading | undefined {
  const { left = -1, top = -1 } = plot.cursor;
  if (left < 0) return undefined;
  const position = plot.posToVal(left, 'x');
  const slack = (shown.end - shown.start) * SLACK;
  const distanceTo = (value: number): number => Math.abs(plot.valToPos(value, 'y') - top);
  const near = nearestLines(lines, { position, slack, distanceTo }, READ_LINES_MAX);
  const [first] = near.lines;
  return first === undefined ? undefined : { at: xText(x, first.x), ...near, isRight: left < plot.width / 2 };
}
