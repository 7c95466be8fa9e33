import { type ReactElement, useEffect, useState } from 'react';

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const TICK_MS = 30_000;
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** `3 hr. ago`, with the exact time on hover; it goes on by itself. */
export function TimeAgo({ ms }: { readonly ms: number }): ReactElement {
  const now = useNow();
  if (!Number.isFinite(ms) || ms <= 0) return <span>–</span>;
  return (
    <time dateTime={new Date(ms).toISOString()} title={exact.format(ms)}>
      {timeAgo(ms - now)}
    </time>
  );
}

function timeAgo(differenceMs: number): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(differenceMs) >= length) ?? [];
  return unit === undefined || size === undefined
    ? 'just now'
    : words.format(Math.round(differenceMs / size), unit);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
