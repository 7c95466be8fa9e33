import type uPlot from 'uplot';
import { type ChartSeries, firstAt, isDrawable, type Range } from './series.ts';
import { token } from './use-theme.ts';

interface Drawing {
  readonly plot: uPlot;
  readonly series: readonly ChartSeries[];
  /** The same lines before they were smoothed: drawn faintly behind. */
  readonly behind: readonly ChartSeries[];
  readonly isLog: boolean;
  readonly range: Range;
}

const LINE_PX = 1.5;
const DASH_PX = [6, 4];
const FAINT = 0.25;
/** Lines with fewer points are drawn with them, or they might not be seen. */
const POINTS_SHOWN_MAX = 3;
const POINT_PX = 3;

/** Draws straight on the plot's canvas: a line of its own x for each run costs nothing for the others. */
export function drawLines({ plot, series, behind, isLog, range }: Drawing): void {
  const { ctx: context, bbox } = plot;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.lineJoin = 'round';
  for (const one of behind) drawLine({ plot, context }, one, { isLog, range, alpha: FAINT, width: 1 });
  for (const one of series) drawLine({ plot, context }, one, { isLog, range, alpha: 1, width: LINE_PX });
  context.restore();
}

/** A canvas whose pixels are those of a plot. */
interface Ground {
  readonly plot: uPlot;
  readonly context: CanvasRenderingContext2D;
}

interface Stroke {
  readonly isLog: boolean;
  readonly range: Range;
  readonly alpha: number;
  readonly width: number;
}

export function drawLine(
  { plot, context }: Ground,
  series: ChartSeries,
  { isLog, range, alpha, width }: Stroke,
): void {
  const ratio = window.devicePixelRatio;
  const colour = series.colour.startsWith('--') ? token(series.colour) : series.colour;
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width * ratio;
  context.setLineDash((series.dashPx ?? (series.isDashed ? DASH_PX : [])).map((px) => px * ratio));
  const path = tracePath(plot, series, { isLog, range });
  context.stroke(path.line);
  if (path.points.length > POINTS_SHOWN_MAX) return;
  for (const [x, y] of path.points) {
    context.beginPath();
    context.arc(x, y, POINT_PX * ratio, 0, 2 * Math.PI);
    context.fill();
  }
}

function tracePath(
  plot: uPlot,
  { x, low, high, isExact }: ChartSeries,
  { isLog, range }: Pick<Stroke, 'isLog' | 'range'>,
): { line: Path2D; points: readonly (readonly [number, number])[] } {
  const line = new Path2D();
  const points: (readonly [number, number])[] = [];
  let isPen = false;
  let lastY = 0;
  const go = (px: number, y: number): void => {
    if (isPen) line.lineTo(px, y);
    else line.moveTo(px, y);
    isPen = true;
    lastY = y;
    if (points.length <= POINTS_SHOWN_MAX) points.push([px, y]);
  };
  const first = Math.max(0, firstAt(x, range.start) - 1);
  for (let at = first; at < x.length; at += 1) {
    const [bottom, top] = [low[at] ?? Number.NaN, high[at] ?? Number.NaN];
    if (!isDrawable(top, isLog)) {
      isPen = false;
      continue;
    }
    const px = plot.valToPos(x[at] ?? 0, 'x', true);
    const upper = plot.valToPos(top, 'y', true);
    const lower = isExact || !isDrawable(bottom, isLog) ? upper : plot.valToPos(bottom, 'y', true);
    // Whichever end is nearer to where the line comes from goes first: the stroke stays as short as it can.
    const isUpperFirst = Math.abs(upper - lastY) < Math.abs(lower - lastY);
    go(px, isUpperFirst ? upper : lower);
    if (upper !== lower) go(px, isUpperFirst ? lower : upper);
    if ((x[at] ?? 0) > range.end) break;
  }
  return { line, points };
}
