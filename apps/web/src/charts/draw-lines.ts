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
/**
 * A line of more corners than these is made of hairlines, side by side where pixels are small: Chromium without a
 * GPU strokes a hairline in a fifteenth of the time of any wider one (26 and 374 ms for a hundred lines).
 */
const CORNERS_DENSE = 300;
/** uPlot's number for a logarithmic scale. */
const DISTR_LOG = 3;

/** Draws straight on the plot's canvas: a line of its own x for each run costs nothing for the others. */
export function drawLines({ plot, series, behind, isLog, range }: Drawing): void {
  const { ctx: context, bbox } = plot;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.lineJoin = 'bevel';
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
  if (path.corners > CORNERS_DENSE) strokeDense(context, path.line, Math.max(1, Math.floor(width * ratio)));
  else context.stroke(path.line);
  if (path.points.length > POINTS_SHOWN_MAX) return;
  for (const [x, y] of path.points) {
    context.beginPath();
    context.arc(x, y, POINT_PX * ratio, 0, 2 * Math.PI);
    context.fill();
  }
}

/** About so many pixels wide; each hairline lies a pixel below the one before. */
function strokeDense(context: CanvasRenderingContext2D, line: Path2D, hairlines: number): void {
  context.lineWidth = 1;
  context.save();
  context.translate(0, (1 - hairlines) / 2);
  for (let drawn = 0; drawn < hairlines; drawn += 1) {
    context.stroke(line);
    context.translate(0, 1);
  }
  context.restore();
}

/** Where values of a scale lie on the canvas: once for all points, where `valToPos` looks the scale up for each. */
function placesOn(plot: uPlot, scale: 'x' | 'y'): (value: number) => number {
  const { min = 0, max = 1, distr } = plot.scales[scale] ?? {};
  const [low, high] = [min ?? 0, max ?? 1];
  const transform = Number(distr) === DISTR_LOG ? Math.log : (value: number): number => value;
  const start = plot.valToPos(low, scale, true);
  const from = transform(low);
  const perUnit = (plot.valToPos(high, scale, true) - start) / (transform(high) - from);
  return (value) => start + (transform(value) - from) * perUnit;
}

function tracePath(
  plot: uPlot,
  { x, low, high, isExact }: ChartSeries,
  { isLog, range }: Pick<Stroke, 'isLog' | 'range'>,
): { line: Path2D; corners: number; points: readonly (readonly [number, number])[] } {
  const line = new Path2D();
  const points: (readonly [number, number])[] = [];
  let isPen = false;
  let lastY = 0;
  let corners = 0;
  const go = (px: number, y: number): void => {
    if (isPen) line.lineTo(px, y);
    else line.moveTo(px, y);
    isPen = true;
    lastY = y;
    corners += 1;
    if (points.length <= POINTS_SHOWN_MAX) points.push([px, y]);
  };
  const [placeX, placeY] = [placesOn(plot, 'x'), placesOn(plot, 'y')];
  const first = Math.max(0, firstAt(x, range.start) - 1);
  for (let at = first; at < x.length; at += 1) {
    const [bottom, top] = [low[at] ?? Number.NaN, high[at] ?? Number.NaN];
    if (!isDrawable(top, isLog)) {
      isPen = false;
      continue;
    }
    const px = placeX(x[at] ?? 0);
    const upper = placeY(top);
    const lower = isExact || !isDrawable(bottom, isLog) ? upper : placeY(bottom);
    // Whichever end is nearer to where the line comes from goes first: the stroke stays as short as it can.
    const isUpperFirst = Math.abs(upper - lastY) < Math.abs(lower - lastY);
    go(px, isUpperFirst ? upper : lower);
    if (upper !== lower) go(px, isUpperFirst ? lower : upper);
    if ((x[at] ?? 0) > range.end) break;
  }
  return { line, corners, points };
}
