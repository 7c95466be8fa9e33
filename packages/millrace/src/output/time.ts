import type { Int64 } from '@millrace/protocol';

/** `2026-11-24 08:15:02 UTC`; empty for no time. */
export function timeText(ms: Int64 | undefined): string {
  const time = dateOf(ms);
  return time === undefined ? '' : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** As pandas writes a time into a CSV file: `2026-11-24 08:15:02.123+00:00`. */
export function pandasTime(ms: Int64 | undefined): string {
  return dateOf(ms)?.toISOString().replace('T', ' ').replace('Z', '+00:00') ?? '';
}

function dateOf(ms: Int64 | undefined): Date | undefined {
  const time = ms === undefined ? undefined : new Date(Number(ms));
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
