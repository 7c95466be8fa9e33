const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** Making a format takes long; there are two of each. */
function formats(options: Intl.DateTimeFormatOptions): (ms: number, isUtc: boolean) => string {
  const local = new Intl.DateTimeFormat(undefined, options);
  const utc = new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' });
  return (ms, isUtc) => (isUtc ? `${utc.format(ms)} UTC` : local.format(ms));
}

export const formatExactTime = formats({ dateStyle: 'medium', timeStyle: 'medium' });

/** `2026-03-04 15:06`: short, and in an order that sorts. */
export function formatDate(ms: number, isUtc: boolean): string {
  const date = new Date(ms);
  const offsetMs = isUtc ? 0 : date.getTimezoneOffset() * 60_000;
  const text = new Date(ms - offsetMs).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** `3 hr. ago`, of the difference to now. */
export function formatTimeAgo(differenceMs: number): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(differenceMs) >= length) ?? [];
  return unit === undefined || size === undefined
    ? 'just now'
    : words.format(Math.round(differenceMs / size), unit);
}
