import type { Int64 } from '@millrace/protocol';

/** `2026-11-24 08:15:02 UTC`; empty for no time. */
export function timeText(ms: Int64 | undefined): string {
  const time = dateOf(ms);
  return time === undefined ? '' : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** As pandas writes a time into a CSV file: `2026-11-24 08:15:02.123000+00:00`. */
export function pandasTime(ms: Int64 | undefined): string {
  const time = dateOf(ms);
  if (time === undefined) return '';
  const [day = '', clock = ''] = time.toISOString().replace('Z', '').split('T');
  return `${day} ${clock.endsWith('.000') ? clock.slice(0, -4) : `${clock}000`}+00:00`;
}

function dateOf(ms: Int64 | undefined): Date | undefined {
  const time = ms === undefined ? undefined : new Date(Number(ms));
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
