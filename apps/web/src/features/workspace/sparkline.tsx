import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { sparklineQuery } from '../../api/sparklines.ts';
import styles from './sparkline.module.css';

const WIDTH_PX = 56;
const HEIGHT_PX = 18;
const SETTLE_MS = 150;

/** The course of a metric at a glance, every extreme in it. The number beside it says the rest. */
export function Sparkline(props: SparklineProps): ReactElement {
  const isSettled = useSettled();
  return (
    <svg className={styles['spark']} width={WIDTH_PX} height={HEIGHT_PX} aria-hidden="true">
      {isSettled && <CoursePath {...props} />}
    </svg>
  );
}

interface SparklineProps {
  readonly runId: string;
  readonly metric: string;
}

function CoursePath({ runId, metric }: SparklineProps): ReactElement | null {
  const { data } = useQuery(sparklineQuery(runId, metric));
  return data === undefined || data === null ? null : <path d={sparkPath(data)} />;
}

/** True a moment later: rows that fly by while one scrolls or types ask for nothing. */
function useSettled(): boolean {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}

interface Course {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** Empty for a single value, which is no course. */
function sparkPath({ low, high }: Course): string {
  const ends = Array.from(low, (bottom, at) => [bottom, high[at] ?? bottom] as const).filter(
    ([bottom, top]) => Number.isFinite(bottom) && Number.isFinite(top),
  );
  if (ends.length < 2) return '';
  const min = Math.min(...ends.map(([bottom]) => bottom));
  const span = Math.max(...ends.map(([, top]) => top)) - min || 1;
  const y = (value: number): string => (HEIGHT_PX - 2 - ((value - min) / span) * (HEIGHT_PX - 4)).toFixed(1);
  const points = ends.flatMap(([bottom, top], at) => {
    const x = (1 + (at / (ends.length - 1)) * (WIDTH_PX - 2)).toFixed(1);
    return bottom === top ? [`${x} ${y(bottom)}`] : [`${x} ${y(bottom)}`, `${x} ${y(top)}`];
  });
  return `M${points.join('L')}`;
}
