import { formatDate } from '../../../components/format-time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SIZES_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
  28 * DAY_MS,
  364 * DAY_MS,
] as const;
/** As many bars as can be told apart on a card. */
const BUCKETS_MAX = 48;

export interface TimeBuckets {
  readonly sizeMs: number;
  /** Where each begins: whole multiples of the size since 1970 in UTC, as the server counts. */
  readonly starts: readonly number[];
}

/** A span of time in stretches of a round length, the shortest of which there are not too many. */
export function timeBuckets(startMs: number, endMs: number): TimeBuckets {
  const end = Math.max(startMs, endMs);
  const sizeMs =
    SIZES_MS.find((size) => Math.floor(end / size) - Math.floor(startMs / size) < BUCKETS_MAX) ??
    Math.ceil((end - startMs) / BUCKETS_MAX / DAY_MS + 1) * DAY_MS;
  const first = Math.floor(startMs / sizeMs);
  const count = Math.floor(end / sizeMs) - first + 1;
  return { sizeMs, starts: Array.from({ length: count }, (_, at) => (first + at) * sizeMs) };
}

/** `1 h`, `7 d`: how long a stretch is. */
export function sizeText(sizeMs: number): string {
  if (sizeMs >= DAY_MS) return `${sizeMs / DAY_MS} d`;
  return sizeMs >= HOUR_MS ? `${sizeMs / HOUR_MS} h` : `${sizeMs / MINUTE_MS} min`;
}

/** When a stretch began, in full; days are those of UTC, because the server cuts them there. */
export function bucketText(startMs: number, sizeMs: number, isUtc: boolean): string {
  if (sizeMs < DAY_MS) return `${formatDate(startMs, isUtc)}${isUtc ? ' UTC' : ''}`;
  const [from, to] = [startMs, startMs + sizeMs - DAY_MS].map((ms) => formatDate(ms, true).slice(0, 10));
  return from === to ? `${from} UTC` : `${from} to ${to} UTC`;
}

/** The same in the few letters that an axis has room for. */
export function bucketTick(startMs: number, sizeMs: number, isUtc: boolean): string {
  const text = formatDate(startMs, isUtc || sizeMs >= DAY_MS);
  if (sizeMs >= 28 * DAY_MS) return text.slice(0, 7);
  if (sizeMs >= DAY_MS || (sizeMs >= 3 * HOUR_MS && text.endsWith('00:00'))) return text.slice(5, 10);
  return text.slice(11);
}
