import { type ReactElement, useEffect, useState } from 'react';
import { formatDuration } from '../../components/format.ts';

const TICK_MS = 1000;

/** How long a run took, or has taken until now. */
export function RunDuration({ startMs, endMs }: { startMs: number; endMs: number }): ReactElement {
  const isOver = !Number.isNaN(endMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isOver]);
  return <span>{formatDuration(Math.max(0, (isOver ? endMs : now) - startMs))}</span>;
}
