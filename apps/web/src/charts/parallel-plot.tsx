import { type PointerEvent, type ReactElement, useCallback, useMemo, useRef } from 'react';
import { formatTick } from '../components/format.ts';
import { Heard } from '../components/heard.tsx';
import { rampColour, short } from './frame.ts';
import styles from './parallel-plot.module.css';
import { type Scale, scaleOf } from './scale.ts';
import { type Stretch, useBrush } from './use-brush.ts';
import { type Surface, useCanvas } from './use-canvas.ts';
import { token } from './use-theme.ts';

interface ParallelAxis {
  readonly id: string;
  readonly title: string;
  readonly isLog: boolean;
}

interface ParallelLine {
  readonly id: string;
  /** By axis; undefined where the run has none. */
  readonly values: readonly (number | string | undefined)[];
}

interface ParallelPlotProps {
  readonly label: string;
  readonly axes: readonly ParallelAxis[];
  readonly lines: readonly ParallelLine[];
  /** Called with the stretch of a number axis that was dragged over. */
  readonly onBrush: (axisId: string, stretch: Stretch) => void;
  readonly heightPx: number;
}

const TOP_PX = 30;
const BOTTOM_PX = 12;
const SIDE_PX = 46;
const REACH_PX = 24;
const FAINT = 0.25;

/**
 * A line a run through all axes, coloured by the last of them. A drag over an axis asks for that stretch alone; by keys
 * left and right choose an axis, up and down move the lower end of the stretch and with Shift the upper one, and Enter
 * asks for it.
 */
export function ParallelPlot(props: ParallelPlotProps): ReactElement {
  const { label, axes, lines, onBrush, heightPx } = props;
  const scales = useMemo(
    () =>
      axes.map(({ isLog }, at) =>
        scaleOf(
          lines.map(({ values }) => values[at]),
          { isLog, format: formatTick },
        ),
      ),
    [axes, lines],
  );
  const bounds = { top: TOP_PX, bottom: heightPx - BOTTOM_PX };
  const { brush, setBrush, ask, press, said } = useBrush({ axes, scales, bounds, onBrush });
  const start = useRef<{ axis: number; y: number }>(undefined);
  const draw = useCallback(
    (surface: Surface) => {
      surface.context.clearRect(0, 0, surface.width, surface.height);
      drawLines(surface, { scales, lines });
      drawAxes(surface, { scales, axes });
    },
    [scales, axes, lines],
  );
  const { ref, width } = useCanvas(heightPx, draw);
  const yOf = (event: PointerEvent): number => yWithin(event, heightPx);
  return (
    <div className={styles['plot']}>
      <canvas
        ref={ref}
        role="application"
        aria-roledescription="chart"
        aria-label={`${label}; arrows choose an axis and a stretch of it, Enter filters by that`}
        tabIndex={0}
        style={{ height: heightPx }}
        onKeyDown={press}
        onBlur={() => setBrush(undefined)}
        onPointerDown={(event) => {
          const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
          const axis = axes.findIndex((_, at) => Math.abs(axisX(at, axes.length, width) - left) < REACH_PX);
          if (axis < 0 || scales[axis]?.isText === true) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { axis, y: yOf(event) };
        }}
        onPointerMove={(event) => {
          if (start.current !== undefined)
            setBrush({ axis: start.current.axis, from: start.current.y, to: yOf(event) });
        }}
        onPointerUp={() => {
          start.current = undefined;
          setBrush(undefined);
          ask(brush);
        }}
      />
      {brush !== undefined && (
        <span
          className={styles['brush']}
          style={{
            left: axisX(brush.axis, axes.length, width) - 7,
            top: Math.min(brush.from, brush.to),
            height: Math.abs(brush.from - brush.to),
          }}
        />
      )}
      <Heard>{said}</Heard>
    </div>
  );
}

function yWithin(event: PointerEvent, heightPx: number): number {
  const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
  return Math.min(heightPx - BOTTOM_PX, Math.max(TOP_PX, y));
}

function axisX(at: number, count: number, width: number): number {
  return SIDE_PX + (count < 2 ? 0.5 : at / (count - 1)) * (width - 2 * SIDE_PX);
}

function drawLines(
  { context, width, height }: Surface,
  { scales, lines }: { scales: readonly Scale[]; lines: readonly ParallelLine[] },
): void {
  const inside = height - TOP_PX - BOTTOM_PX;
  context.lineWidth = 1;
  context.globalAlpha = lines.length > 300 ? FAINT : 0.7;
  for (const { values } of lines) {
    const last = scales.at(-1)?.place(values.at(-1) ?? '') ?? Number.NaN;
    context.strokeStyle = Number.isFinite(last) ? rampColour(last) : token('--line-2');
    context.beginPath();
    let isPen = false;
    for (const [at, scale] of scales.entries()) {
      const value = values[at];
      const place = value === undefined ? Number.NaN : scale.place(value);
      if (!Number.isFinite(place)) {
        isPen = false;
        continue;
      }
      const point = [axisX(at, scales.length, width), TOP_PX + (1 - place) * inside] as const;
      if (isPen) context.lineTo(...point);
      else context.moveTo(...point);
      isPen = true;
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawAxes(
  { context, width, height }: Surface,
  { scales, axes }: { scales: readonly Scale[]; axes: readonly ParallelAxis[] },
): void {
  const inside = height - TOP_PX - BOTTOM_PX;
  context.font = `11px ${token('--font')}`;
  for (const [at, scale] of scales.entries()) {
    const x = axisX(at, scales.length, width);
    context.strokeStyle = token('--line-2');
    context.beginPath();
    context.moveTo(x, TOP_PX);
    context.lineTo(x, height - BOTTOM_PX);
    context.stroke();
    context.fillStyle = token('--ink');
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillText(short(axes[at]?.title ?? ''), x, 6);
    context.textAlign = at === scales.length - 1 ? 'right' : 'left';
    context.textBaseline = 'middle';
    for (const tick of scale.ticks) {
      const y = TOP_PX + (1 - tick.at) * inside;
      const left = at === scales.length - 1 ? x - 6 : x + 6;
      const text = short(tick.text);
      // A halo in the ground's colour keeps numbers readable over many lines.
      context.lineWidth = 3;
      context.strokeStyle = token('--ground');
      context.strokeText(text, left, y);
      context.fillStyle = token('--ink-2');
      context.fillText(text, left, y);
      context.lineWidth = 1;
    }
  }
}
