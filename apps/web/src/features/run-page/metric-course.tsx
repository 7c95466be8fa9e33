import type { ReactElement } from 'react';
import styles from './metrics-table.module.css';

const WIDTH = 84;
const HEIGHT = 20;

/** The course of a metric, small; the numbers beside it say the same to those who do not see it. */
export function MetricCourse({ values }: { values: readonly number[] }): ReactElement {
  const finite = values.filter((value) => Number.isFinite(value));
  const min = Math.min(...finite);
  const range = Math.max(...finite) - min || 1;
  const x = (at: number): number => (at / Math.max(1, values.length - 1)) * (WIDTH - 2) + 1;
  const y = (value: number): number => HEIGHT - 2 - ((value - min) / range) * (HEIGHT - 4);
  const places = values.flatMap((value, at) =>
    Number.isFinite(value) ? [`${x(at).toFixed(1)},${y(value).toFixed(1)}`] : [],
  );
  if (places.length < 2) return <></>;
  return (
    <svg className={styles['course']} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={places.join(' ')} />
    </svg>
  );
}
