import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { formatNumber, formatTick } from '../components/format.ts';
import styles from './version-chart.module.css';
import { useWidth } from './use-width.ts';
import { linePath, niceTicks, scale } from './version-scale.ts';

interface VersionPoint {
  readonly version: string;
  /** NaN where the version has no such value. */
  readonly value: number;
  /** Names that mark the point. */
  readonly marks: readonly string[];
}

interface VersionChartProps {
  readonly title: string;
  /** From the oldest to the newest. */
  readonly points: readonly VersionPoint[];
  readonly onOpen: (version: string) => void;
}

const HEIGHT_PX = 360;
const PAD = { left: 58, right: 24, top: 34, bottom: 34 };
const LABEL_PX = 44;
const TICKS = 5;
const EDGE_PX = 120;
/** Closer together, dots hide the line. */
const DOT_PX = 9;

/** One value a version, from the oldest to the newest; what an alias points at is marked with its name. */
export function VersionChart({ title, points, onOpen }: VersionChartProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [at, setAt] = useState<number>();
  const ticks = niceTicks(
    points.map(({ value }) => value),
    TICKS,
  );
  const x = scale([0, Math.max(1, points.length - 1)], [PAD.left, width - PAD.right]);
  const y = scale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [HEIGHT_PX - PAD.bottom, PAD.top]);
  const every = Math.ceil((points.length * LABEL_PX) / Math.max(1, width - PAD.left - PAD.right));
  const isSparse = points.length < 2 || x(1) - x(0) >= DOT_PX;
  const move = (event: KeyboardEvent): void => {
    const now = at ?? points.length - 1;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: points.length - 1 }[event.key];
    if (event.key === 'Enter' && points[now] !== undefined) onOpen(points[now].version);
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(points.length - 1, to)));
  };
  const read = at === undefined ? undefined : points[at];
  return (
    <div className={styles['chart']} ref={box}>
      <svg
        width={width}
        height={HEIGHT_PX}
        role="application"
        aria-roledescription="chart"
        aria-label={`${title} by version, ${points.length} versions; arrows read them, Enter opens one`}
        tabIndex={0}
        onKeyDown={move}
        onMouseLeave={() => setAt(undefined)}
        onMouseMove={(event) => {
          const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
          setAt(nearest(points.length, x, left));
        }}
        onClick={() => read !== undefined && onOpen(read.version)}
      >
        <Grid ticks={ticks} y={y} width={width} />
        <path
          className={styles['line']}
          d={linePath(points.map(({ value }, index) => [x(index), y(value)] as const))}
        />
        <Labels points={points} x={x} every={every} />
        {points.map((point, index) =>
          isSparse || index === at || point.marks.length > 0 ? (
            <Dot
              key={point.version}
              point={point}
              x={x(index)}
              y={y(point.value)}
              isRead={index === at}
              side={sideOf(x(index), width)}
            />
          ) : null,
        )}
      </svg>
      <p className={styles['reading']} aria-live="polite">
        {read === undefined ? 'Point at a version to read it.' : sentence(read)}
      </p>
    </div>
  );
}

interface GridProps {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
  readonly width: number;
}

function Grid({ ticks, y, width }: GridProps): ReactNode {
  return ticks.map((tick) => (
    <g key={tick}>
      <line className={styles['grid']} x1={PAD.left} x2={width - PAD.right} y1={y(tick)} y2={y(tick)} />
      <text className={styles['tick']} x={PAD.left - 10} y={y(tick) + 4} textAnchor="end">
        {formatTick(tick)}
      </text>
    </g>
  ));
}

function sentence({ version, marks, value }: VersionPoint): string {
  const name = [`Version ${version}`, ...marks.map((mark) => `@${mark}`)].join(' ');
  return `${name}: ${Number.isNaN(value) ? 'no value' : formatNumber(value)}`;
}

interface LabelsProps {
  readonly points: readonly VersionPoint[];
  readonly x: (index: number) => number;
  /** One in so many has room; the newest always has. */
  readonly every: number;
}

function Labels({ points, x, every }: LabelsProps): ReactNode {
  return points.map(({ version }, index) =>
    (points.length - 1 - index) % every === 0 ? (
      <text key={version} className={styles['tick']} x={x(index)} y={HEIGHT_PX - 12} textAnchor="middle">
        v{version}
      </text>
    ) : null,
  );
}

interface DotProps {
  readonly point: VersionPoint;
  readonly x: number;
  readonly y: number;
  readonly isRead: boolean;
  /** Where the names of the point go, so that they stay inside. */
  readonly side: 'start' | 'middle' | 'end';
}

function Dot({ point: { value, marks }, x, y, isRead, side }: DotProps): ReactElement | null {
  if (!Number.isFinite(value)) return null;
  return (
    <g>
      {marks.length > 0 && (
        <>
          <circle className={styles['ring']} cx={x} cy={y} r={8} />
          <text className={styles['mark']} x={x} y={y - 14} textAnchor={side}>
            {marks.map((mark) => `@${mark}`).join(' ')}
          </text>
        </>
      )}
      <circle className={styles['dot']} cx={x} cy={y} r={isRead ? 5.5 : 3.5} />
    </g>
  );
}

function sideOf(x: number, width: number): DotProps['side'] {
  if (x < EDGE_PX) return 'start';
  return x > width - EDGE_PX ? 'end' : 'middle';
}

function nearest(count: number, x: (index: number) => number, left: number): number {
  const step = count < 2 ? 1 : x(1) - x(0);
  return Math.max(0, Math.min(count - 1, Math.round((left - x(0)) / step)));
}
