import { Heard } from '../components/heard.tsx';
import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
import styles from './bucket-chart.module.css';
import { type BucketKind, type BucketSeries, greatest, stacked } from './bucket-series.ts';
import { PlotReading } from './plot-reading.tsx';
import { useWidth } from './use-width.ts';
import { linePath, niceTicks, scale } from './version-scale.ts';

export interface BucketChartProps {
  readonly label: string;
  /** Each stretch of time in full, and short for the axis. */
  readonly times: readonly string[];
  readonly ticks: readonly string[];
  readonly series: readonly BucketSeries[];
  readonly kind: BucketKind;
  readonly format: (value: number) => string;
  /** Shorter, for the axis. */
  readonly formatMark?: (value: number) => string;
  /** The end of the axis, where it does not go with the values. */
  readonly top?: number | undefined;
  /** Leads to what is in the stretches from one to another, both included. */
  readonly onOpen?: ((first: number, last: number) => void) | undefined;
}

const HEIGHT_PX = 172;
const PAD = { right: 10, top: 10, bottom: 24 };
const DIGIT_PX = 6.6;
const AXIS_GAP_PX = 14;
const TICK_PX = 68;
const TICKS = 4;
/** Lines are told apart by their dashes too. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 4', '12 4'] as const;

export function dashOf(at: number): string {
  return DASHES[at % DASHES.length] ?? '';
}

/** Values by stretches of time: read by pointing or with arrows, opened by a click, a drag or Enter. */
export function BucketChart(props: BucketChartProps): ReactElement {
  const { label, times, ticks, series, kind, format, formatMark = format, top, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [at, setAt] = useState<number>();
  const [anchor, setAnchor] = useState<number>();
  const marks = niceTicks([0, top ?? (greatest(series, kind) || 1)], TICKS).filter(
    (mark) => top === undefined || mark <= top,
  );
  const left = AXIS_GAP_PX + DIGIT_PX * Math.max(2, ...marks.map((mark) => formatMark(mark).length));
  const step = Math.max(0.5, (width - left - PAD.right) / Math.max(1, times.length));
  const place: Place = {
    left,
    step,
    y: scale([0, marks.at(-1) ?? 1], [HEIGHT_PX - PAD.bottom, PAD.top]),
  };
  const keys = useKeys({ at, setAt, anchor, setAnchor, count: times.length, onOpen });
  const under = (clientX: number, target: Element): number => {
    const x = clientX - target.getBoundingClientRect().left - left;
    return Math.max(0, Math.min(times.length - 1, Math.floor(x / step)));
  };
  const [first, last] = rangeOf(at, anchor);
  return (
    <div ref={box} className={styles['chart']}>
      <svg
        width={width}
        height={HEIGHT_PX}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        tabIndex={0}
        className={onOpen && styles['opens']}
        onKeyDown={keys}
        onBlur={() => setAt(undefined)}
        onMouseLeave={() => {
          setAt(undefined);
          setAnchor(undefined);
        }}
        onMouseMove={(event) => setAt(under(event.clientX, event.currentTarget))}
        onMouseDown={(event) => setAnchor(under(event.clientX, event.currentTarget))}
        onMouseUp={() => {
          if (first !== undefined && last !== undefined) onOpen?.(first, last);
          setAnchor(undefined);
        }}
      >
        <Grid marks={marks} place={place} width={width} format={formatMark} />
        <Ticks ticks={ticks} place={place} />
        {first !== undefined && last !== undefined && (
          <rect
            className={styles['read']}
            x={left + first * step}
            y={PAD.top}
            width={(last - first + 1) * step}
            height={HEIGHT_PX - PAD.bottom - PAD.top}
          />
        )}
        {kind === 'bars' ? (
          <Bars series={series} place={place} count={times.length} />
        ) : (
          <Lines series={series} place={place} at={at} />
        )}
      </svg>
      {at !== undefined && <Read {...props} at={at} isRight={left + at * step < width / 2} />}
      <Heard>{at === undefined ? '' : sentence(props, at)}</Heard>
    </div>
  );
}

interface Place {
  readonly left: number;
  readonly step: number;
  readonly y: (value: number) => number;
}

function rangeOf(at: number | undefined, anchor: number | undefined): [number?, number?] {
  if (at === undefined) return [];
  return anchor === undefined ? [at, at] : [Math.min(at, anchor), Math.max(at, anchor)];
}

interface KeysInput {
  readonly at: number | undefined;
  readonly setAt: (at: number | undefined) => void;
  readonly anchor: number | undefined;
  readonly setAnchor: (anchor: number | undefined) => void;
  readonly count: number;
  readonly onOpen: BucketChartProps['onOpen'];
}

/** Arrows read, with Shift they select, Enter opens. */
function useKeys({ at, setAt, anchor, setAnchor, count, onOpen }: KeysInput) {
  return (event: KeyboardEvent): void => {
    const now = at ?? count - 1;
    if (event.key === 'Escape' && at !== undefined) {
      event.stopPropagation();
      setAt(undefined);
      setAnchor(undefined);
      return;
    }
    const [first, last] = rangeOf(at, anchor);
    if (event.key === 'Enter' && first !== undefined && last !== undefined) onOpen?.(first, last);
    const to = {
      ArrowLeft: at === undefined ? now : now - 1,
      ArrowRight: at === undefined ? now : now + 1,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAnchor(event.shiftKey ? (anchor ?? now) : undefined);
    setAt(Math.max(0, Math.min(count - 1, to)));
  };
}

interface GridProps {
  readonly marks: readonly number[];
  readonly place: Place;
  readonly width: number;
  readonly format: (value: number) => string;
}

function Grid({ marks, place: { left, y }, width, format }: GridProps): ReactElement {
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line className={styles['grid']} x1={left} x2={width - PAD.right} y1={y(mark)} y2={y(mark)} />
          <text className={styles['mark']} x={left - 7} y={y(mark) + 4}>
            {format(mark)}
          </text>
        </g>
      ))}
    </>
  );
}

function Ticks({ ticks, place: { left, step } }: { ticks: readonly string[]; place: Place }): ReactElement {
  const every = Math.ceil(TICK_PX / step);
  return (
    <>
      {ticks.map((text, index) =>
        index % every === 0 ? (
          <text key={index} className={styles['tick']} x={left + index * step} y={HEIGHT_PX - 7}>
            {text}
          </text>
        ) : null,
      )}
    </>
  );
}

interface BarsProps {
  readonly series: readonly BucketSeries[];
  readonly place: Place;
  readonly count: number;
}

function Bars({ series, place: { left, step, y }, count }: BarsProps): ReactElement {
  const id = useId();
  const bars = stacked(series, count);
  const gap = step > 6 ? 2 : step > 3 ? 1 : 0;
  return (
    <>
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="5" className={styles['hatch']} />
        </pattern>
      </defs>
      {series.map(({ id: key, colour, isBad }, index) =>
        bars[index]?.map(({ from, to }, at) => {
          if (to <= from) return null;
          const rect = {
            x: left + at * step + gap / 2,
            y: y(to),
            width: Math.max(0.5, step - gap),
            height: Math.max(1, y(from) - y(to)),
          };
          return (
            <g key={`${key} ${at}`}>
              <rect {...rect} style={{ fill: `var(${colour})` }} />
              {isBad === true && <rect {...rect} fill={`url(#${id})`} />}
            </g>
          );
        }),
      )}
    </>
  );
}

interface LinesProps {
  readonly series: readonly BucketSeries[];
  readonly place: Place;
  readonly at: number | undefined;
}

function Lines({ series, place: { left, step, y }, at }: LinesProps): ReactElement {
  const x = (index: number): number => left + (index + 0.5) * step;
  return (
    <>
      {series.map(({ id, colour, values }, index) => (
        <g key={id} style={{ stroke: `var(${colour})` }}>
          <path
            className={styles['line']}
            strokeDasharray={dashOf(index)}
            d={linePath(values.map((value, place) => [x(place), y(value)] as const))}
          />
          {at !== undefined && Number.isFinite(values[at]) && (
            <circle
              className={styles['dot']}
              cx={x(at)}
              cy={y(values[at] ?? 0)}
              r={3.5}
              style={{ fill: `var(${colour})` }}
            />
          )}
        </g>
      ))}
    </>
  );
}

function Read({
  times,
  series,
  format,
  at,
  isRight,
}: BucketChartProps & { readonly at: number; readonly isRight: boolean }): ReactElement {
  const lines = series.flatMap(({ id, title, colour, values }) => {
    const value = values[at] ?? Number.NaN;
    return Number.isFinite(value)
      ? [{ id, name: title, colour, low: value, high: value, text: format(value) }]
      : [];
  });
  return <PlotReading reading={{ at: times[at] ?? '', lines, isRight }} />;
}

function sentence({ times, series, format }: BucketChartProps, at: number): string {
  const values = series
    .filter(({ values: all }) => Number.isFinite(all[at]))
    .map(({ title, values: all }) => `${title} ${format(all[at] ?? 0)}`);
  return `${times[at]}: ${values.join(', ') || 'nothing'}`;
}
