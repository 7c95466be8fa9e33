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

/** RFC 3339 as protobuf writes it: without a fraction when there is none, else with three digits. */
export function writeTimestamp(ms: Int64): string {
  const text = new Date(Number(ms)).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}

/** `1.5s` as whole milliseconds; undefined when it is no duration. */
export function readDuration(text: string): Int64 | undefined {
  const [, sign, seconds = '', fraction = ''] = DURATION.exec(text) ?? [];
  if (sign === undefined || Number(seconds) > DURATION_SECONDS_MAX) return undefined;
  const ms = BigInt(seconds) * 1000n + BigInt(fraction.padEnd(3, '0').slice(0, 3));
  return toInt64(sign === '-' ? -ms : ms);
}

export function writeDuration(ms: Int64): string {
  const size = ms < 0 ? -BigInt(ms) : BigInt(ms);
  const rest = size % 1000n;
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${ms < 0 ? '-' : ''}${size / 1000n}${fraction}s`;
}
