import type { ReactElement } from 'react';
import { formatDuration } from './format.ts';
import { useNow } from './use-now.ts';

const TICK_MS = 1000;

/** How long a run took, or has taken until now. */
export function Duration({ startMs, endMs }: { startMs: number; endMs: number }): ReactElement {
  const isOver = !Number.isNaN(endMs);
  const now = useNow(TICK_MS, !isOver);
  return <span>{formatDuration(Math.max(0, (isOver ? endMs : now) - startMs))}</span>;
}
