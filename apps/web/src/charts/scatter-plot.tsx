import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useCallback,
  useMemo,
  useState,
} from 'react';
import { formatNumber, formatTick } from '../components/format.ts';
import { areaOf, drawFrame, rampColour } from './frame.ts';
import styles from './scatter-plot.module.css';
import { type Scale, scaleOf, toNumber } from './scale.ts';
import { type Surface, useCanvas } from './use-canvas.ts';
import { token } from './use-theme.ts';

interface ScatterPoint {
  readonly id: string;
  readonly name: string;
  readonly x: number | string;
  readonly y: number | string;
  /** What the colour says; absent for the run's own colour. */
  readonly z?: number | undefined;
  readonly colour: string;
}

interface ScatterPlotProps {
  readonly label: string;
  readonly points: readonly ScatterPoint[];
  readonly titles: { readonly x: string; readonly y: string; readonly z?: string | undefined };
  readonly isLog: { readonly x: boolean; readonly y: boolean };
  readonly onPick: (id: string) => void;
  readonly heightPx: number;
}

const RADIUS_PX = 4;
/** Points this near to the cursor are read. */
const REACH_PX = 14;

interface Placed {
  readonly x: Scale;
  readonly y: Scale;
  readonly list: readonly {
    readonly point: ScatterPoint;
    readonly px: number;
    readonly py: number;
    /** Where its colour lies between cold and warm. */
    readonly share: number | undefined;
  }[];
}

/** One point a run: pointed at, or read with arrows from left to right; a click or Enter opens its run. */
export function ScatterPlot(props: ScatterPlotProps): ReactElement {
  const { label, points, titles, isLog, onPick, heightPx } = props;
  const [picked, setPicked] = useState<ScatterPoint>();
  const placed = useMemo(() => placePoints(points, isLog), [points, isLog]);
  const draw = useCallback(
    (surface: Surface) => {
      surface.context.clearRect(0, 0, surface.width, surface.height);
      drawFrame(surface, { ...placed, xTitle: titles.x }, areaOf(surface));
      drawPoints(surface, placed);
    },
    [placed, titles.x],
  );
  const { ref, width } = useCanvas(heightPx, draw);
  const nearest = (event: MouseEvent): ScatterPoint | undefined => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestPoint(placed, { width, height: heightPx }, [
      event.clientX - box.left,
      event.clientY - box.top,
    ]);
  };
  const press = (event: KeyboardEvent): void => {
    const next = nextPoint(placed, event.key, picked);
    const isOpened = event.key === 'Enter' && picked !== undefined;
    if (next === undefined && !isOpened) return;
    // Enter would go on to press what has the focus in the drawer that opens.
    event.preventDefault();
    if (isOpened) onPick(picked.id);
    else setPicked(next);
  };
  return (
    <div className={styles['plot']}>
      <canvas
        ref={ref}
        role="application"
        aria-roledescription="chart"
        aria-label={`${label}; arrows read them, Enter opens one`}
        tabIndex={0}
        style={{ height: heightPx }}
        onKeyDown={press}
        onBlur={() => setPicked(undefined)}
        onMouseMove={(event) => setPicked(nearest(event))}
        onMouseLeave={() => setPicked(undefined)}
        onClick={(event) => {
          const point = nearest(event);
          if (point !== undefined) onPick(point.id);
        }}
      />
      {picked !== undefined && (
        <div className={styles['reading']} aria-live="polite">
          <strong>{picked.name}</strong>
          <span>
            {titles.x} {valueText(picked.x)}
          </span>
          <span>
            {titles.y} {valueText(picked.y)}
          </span>
          {picked.z !== undefined && (
            <span>
              {titles.z} {formatNumber(picked.z)}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function placePoints(points: readonly ScatterPoint[], isLog: ScatterPlotProps['isLog']): Placed {
  const x = scaleOf(
    points.map((point) => point.x),
    { isLog: isLog.x, format: formatTick },
  );
  const y = scaleOf(
    points.map((point) => point.y),
    { isLog: isLog.y, format: formatTick },
  );
  const zs = points.map(({ z }) => toNumber(z)).filter((value) => Number.isFinite(value));
  const [low, high] = [Math.min(...zs), Math.max(...zs)];
  const list = points
    .map((point) => {
      const z = toNumber(point.z);
      const share = high > low ? (z - low) / (high - low) : 0.5;
      return {
        point,
        px: x.place(point.x),
        py: y.place(point.y),
        share: Number.isFinite(z) ? share : undefined,
      };
    })
    .filter(({ px, py }) => Number.isFinite(px) && Number.isFinite(py));
  return { x, y, list };
}

/** More points than this lie over each other: through each of them the others are seen. */
const CROWD = 500;

function drawPoints(surface: Surface, { list }: Placed): void {
  const { context } = surface;
  const area = areaOf(surface);
  context.globalAlpha = list.length > CROWD ? 0.5 : 0.85;
  for (const { point, px, py, share } of list) {
    const own = point.colour.startsWith('--') ? token(point.colour) : point.colour;
    context.fillStyle = share === undefined ? own : rampColour(share);
    context.beginPath();
    context.arc(area.left + px * area.width, area.top + (1 - py) * area.height, RADIUS_PX, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

function nearestPoint(
  { list }: Placed,
  size: Pick<Surface, 'width' | 'height'>,
  [left, top]: readonly [number, number],
): ScatterPoint | undefined {
  const area = areaOf(size);
  let [best, reach]: [ScatterPoint | undefined, number] = [undefined, REACH_PX];
  for (const { point, px, py } of list) {
    const distance = Math.hypot(area.left + px * area.width - left, area.top + (1 - py) * area.height - top);
    if (distance < reach) [best, reach] = [point, distance];
  }
  return best;
}

/** From left to right, and from below where several are above each other. */
function nextPoint(
  { list }: Placed,
  key: string,
  picked: ScatterPoint | undefined,
): ScatterPoint | undefined {
  const order = list.toSorted((a, b) => a.px - b.px || a.py - b.py);
  const at = order.findIndex(({ point }) => point.id === picked?.id);
  const last = order.length - 1;
  const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? last : at - 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : order[Math.max(0, Math.min(last, to))]?.point;
}

function valueText(value: number | string): string {
  return typeof value === 'number' ? formatNumber(value) : value;
}
