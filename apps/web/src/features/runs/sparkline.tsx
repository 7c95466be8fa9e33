import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useRef } from 'react';
import { historyQuery, metricValue } from '../../api/runs.ts';
import { useInView } from '../../charts/use-in-view.ts';
import styles from './sparkline.module.css';

const WIDTH = 96;
const HEIGHT = 20;
const BUCKETS = 48;

/** The course of a metric at a glance; its points are the ones that its chart shows, asked for once. */
export function Sparkline({ runId, metric }: { runId: string; metric: string }): ReactElement {
  const place = useRef<HTMLSpanElement>(null);
  const isInView = useInView(place);
  const ids = useMemo(() => [runId], [runId]);
  const { data } = useQuery({ ...historyQuery(ids, metric), enabled: isInView });
  const path = useMemo(() => sparkPath((data ?? []).map(({ value }) => metricValue(value))), [data]);
  return (
    <span ref={place} className={styles['spark']} aria-hidden="true">
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <path d={path} />
      </svg>
    </span>
  );
}

/** Lowest and highest value of each stretch: no peak is lost. */
function sparkPath(all: readonly number[]): string {
  const values = all.filter((value) => Number.isFinite(value));
  if (values.length < 2) return '';
  const size = Math.max(1, Math.ceil(values.length / BUCKETS));
  const shown = Array.from({ length: Math.ceil(values.length / size) }, (_, index) => {
    const part = values.slice(index * size, (index + 1) * size);
    const ends = [part.indexOf(Math.min(...part)), part.indexOf(Math.max(...part))];
    return [...new Set(ends)].toSorted((a, b) => a - b).flatMap((at) => part[at] ?? []);
  }).flat();
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const points = shown.map((value, index) => {
    const x = 1 + (index / (shown.length - 1)) * (WIDTH - 2);
    const y = HEIGHT - 2 - ((value - low) / (high - low || 1)) * (HEIGHT - 4);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
