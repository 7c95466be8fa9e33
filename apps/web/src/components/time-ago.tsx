import type { ReactElement } from 'react';
import { formatDate, formatExactTime, formatTimeAgo } from './format-time.ts';
import { useTimeStyle } from './time-style.ts';
import { useNow } from './use-now.ts';

const TICK_MS = 30_000;

/** `3 hr. ago`, which goes on by itself, or the date, as people have chosen; the exact time on hover. */
export function TimeAgo({ ms }: { readonly ms: number }): ReactElement {
  const { isRelative, isUtc } = useTimeStyle();
  const now = useNow(TICK_MS, isRelative);
  if (!Number.isFinite(ms) || ms <= 0) return <span>–</span>;
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatExactTime(ms, isUtc)}>
      {isRelative ? formatTimeAgo(sinceThen(ms, now)) : formatDate(ms, isUtc)}
    </time>
  );
}

/** Of what has happened since the last tick, nothing: only a time that is still to come lies ahead. */
function sinceThen(ms: number, tickMs: number): number {
  return ms - Math.max(tickMs, Math.min(ms, Date.now()));
}
