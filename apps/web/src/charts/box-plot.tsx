import { type ReactElement, useMemo } from 'react';
import { formatNumber, formatTick } from '../components/format.ts';
import styles from './box-plot.module.css';
import { scaleOf } from './scale.ts';

export interface BoxGroup {
  readonly title: string;
  readonly values: readonly number[];
}

interface Box {
  readonly title: string;
  readonly count: number;
  readonly low: number;
  readonly quarter: number;
  readonly median: number;
  readonly threeQuarters: number;
  readonly high: number;
  readonly outliers: readonly number[];
}

const ROW_PX = 30;
const LEFT_PX = 110;
const WIDTH_PX = 420;
const BOTTOM_PX = 24;
const OUTLIERS_MAX = 100;
/** Tukey's rule. */
const WHISKER = 1.5;

/** Median, quarters, whiskers and what lies beyond them, a row a group. */
export function BoxPlot({ label, groups }: { label: string; groups: readonly BoxGroup[] }): ReactElement {
  const boxes = useMemo(() => groups.flatMap((group) => boxOf(group) ?? []), [groups]);
  const scale = useMemo(
    () =>
      scaleOf(
        boxes.flatMap(({ low, high, outliers }) => [low, high, ...outliers]),
        { format: formatTick },
      ),
    [boxes],
  );
  const height = boxes.length * ROW_PX + BOTTOM_PX;
  const x = (value: number): number => LEFT_PX + scale.place(value) * (WIDTH_PX - LEFT_PX - 10);
  return (
    <div className={styles['plot']}>
      <svg viewBox={`0 0 ${WIDTH_PX} ${height}`} role="img" aria-label={label}>
        {scale.ticks.map(({ at, text }) => {
          const px = LEFT_PX + at * (WIDTH_PX - LEFT_PX - 10);
          return (
            <g key={text}>
              <line x1={px} x2={px} y1={0} y2={height - BOTTOM_PX} className={styles['grid']} />
              <text x={px} y={height - 8} textAnchor="middle">
                {text}
              </text>
            </g>
          );
        })}
        {boxes.map((box, at) => (
          <g key={box.title} transform={`translate(0 ${at * ROW_PX})`}>
            <title>{boxText(box)}</title>
            <text x={LEFT_PX - 8} y={ROW_PX / 2 + 4} textAnchor="end">
              {box.title.length > 16 ? `${box.title.slice(0, 15)}…` : box.title}
            </text>
            <line
              x1={x(box.low)}
              x2={x(box.high)}
              y1={ROW_PX / 2}
              y2={ROW_PX / 2}
              className={styles['whisker']}
            />
            <rect
              x={x(box.quarter)}
              y={7}
              width={Math.max(1, x(box.threeQuarters) - x(box.quarter))}
              height={ROW_PX - 14}
              rx={2}
              className={styles['box']}
            />
            <line x1={x(box.median)} x2={x(box.median)} y1={6} y2={ROW_PX - 6} className={styles['median']} />
            {box.outliers.slice(0, OUTLIERS_MAX).map((value, outlier) => (
              <circle key={outlier} cx={x(value)} cy={ROW_PX / 2} r={2.5} className={styles['outlier']} />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function boxText({ title, count, median, quarter, threeQuarters }: Box): string {
  return `${title}: ${count} runs, median ${formatNumber(median)}, half of them from ${formatNumber(quarter)} to ${formatNumber(threeQuarters)}`;
}

export function boxOf({ title, values }: BoxGroup): Box | undefined {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const [quarter, median, threeQuarters] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)) as [
    number,
    number,
    number,
  ];
  const reach = WHISKER * (threeQuarters - quarter);
  const inside = sorted.filter((value) => value >= quarter - reach && value <= threeQuarters + reach);
  return {
    title,
    count: sorted.length,
    low: inside[0] ?? median,
    quarter,
    median,
    threeQuarters,
    high: inside.at(-1) ?? median,
    outliers: sorted.filter((value) => value < quarter - reach || value > threeQuarters + reach),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const at = Math.floor(position);
  const [below = 0, above = below] = [sorted[at], sorted[at + 1]];
  return below + (above - below) * (position - at);
}
