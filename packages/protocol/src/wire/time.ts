import { type Int64, toInt64 } from './int64.ts';

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/;
/** The largest duration of protobuf's, in seconds: 10,000 years. */
const DURATION_SECONDS_MAX = 315_576_000_000;

/** Protobuf's reading of an RFC 3339 time, as whole milliseconds since the epoch; undefined when it is none. */
export function readTimestamp(text: string): number | undefined {
  const found = TIMESTAMP.exec(text);
  if (found === null || found[1] === '0000') return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = found;
  const ms = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`,
  );
  if (Number.isNaN(ms)) return undefined;
  // `Date` takes the 31st of February for the 3rd of March.
  const local = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return local.getUTCDate() === Number(day) ? ms : undefined;
}

const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
/** The day that was written last, as days since the epoch and as text: times of one answer are mostly of few days. */
let lastDay = Number.NaN;
let lastDayText = '';

/**
 * RFC 3339 as protobuf writes it: without a fraction when there is none, else with three digits. Throws
 * `RangeError` beyond the years of `Date`. (`Date.toISOString` formats with `printf`, which took a tenth of a page.)
 */
export function writeTimestamp(ms: Int64): string {
  const time = Number(ms);
  const day = Math.floor(time / DAY_MS);
  if (day !== lastDay) {
    lastDayText = new Date(day * DAY_MS).toISOString().slice(0, -13);
    lastDay = day;
  }
  const ofDay = time - day * DAY_MS;
  const seconds = Math.floor(ofDay / 1000);
  const rest = ofDay - seconds * 1000;
  const minutes = Math.floor(seconds / 60);
  const clock = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`;
  return rest === 0 ? `${lastDayText}${clock}Z` : `${lastDayText}${clock}.${String(rest).padStart(3, '0')}Z`;
}

/** `1.5s` as whole milliseconds; undefined when it is no duration. */
export function readDuration(text: string): Int64 | undefined {
  const [, sign, seconds = '', fraction = ''] = DURATION.exec(text) ?? [];
  if (sign === undefined || Number(seconds) > DURATION_SECONDS_MAX) return undefined;
  const ms = BigInt(seconds) * 1000n + BigInt(fraction.padEnd(3, '0').slice(0, 3));
  return toInt64(sign === '-' ? -ms : ms);
}

export function writeDuration(ms: Int64): string {
  if (typeof ms === 'number' && ms >= 0) {
    const rest = ms % 1000;
    return rest === 0 ? `${ms / 1000}s` : `${(ms - rest) / 1000}.${String(rest).padStart(3, '0')}s`;
  }
  const size = ms < 0 ? -BigInt(ms) : BigInt(ms);
  const rest = size % 1000n;
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${ms < 0 ? '-' : ''}${size / 1000n}${fraction}s`;
}
