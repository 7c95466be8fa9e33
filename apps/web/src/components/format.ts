let digits = 6;
const WHOLE_MAX = 1e12;
const FRACTION_MAX = 1e6;
const COMPACT_MIN = 10_000;
const MICROS = 1000;
const TEN_MS = 10;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KILO = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** How many digits of a number count, from now on. */
export function setNumberDigits(count: number): void {
  digits = count;
}

/** Six digits that count, or as many as people have chosen; whole numbers in full. The exact value belongs in the title of what shows it. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < WHOLE_MAX) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return (size >= FRACTION_MAX ? rounded.toExponential() : String(rounded)).replace('e+', 'e');
}

const counts = new Intl.NumberFormat('en');

/** `100,000`. A formatter that is kept: to make one takes longer than to draw a row. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** `1 span`, `2,400 spans`. */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });

/** Short enough for an axis. */
export function formatTick(value: number): string {
  return Math.abs(value) < COMPACT_MIN ? formatNumber(value) : compact.format(value);
}

/** `420 µs`, `4.2 ms`, `1.5 s`, `2 h 5 min`: two figures that count when it is short, the two largest units when it is long. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) return '–';
  const us = Math.round(ms * MICROS);
  if (us > 0 && us < MICROS) return `${us} µs`;
  const tenths = Number(ms.toFixed(1));
  if (tenths < TEN_MS) return `${tenths} ms`;
  if (Math.round(ms) < SECOND) return `${Math.round(ms)} ms`;
  const seconds = (ms / SECOND).toFixed(1);
  if (Number(seconds) * SECOND < MINUTE) return `${seconds} s`;
  const whole = Math.round(ms / SECOND) * SECOND;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min ${(whole % MINUTE) / SECOND} s`;
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${Math.floor((whole % HOUR) / MINUTE)} min`;
  return `${Math.floor(whole / DAY)} d ${Math.floor((whole % DAY) / HOUR)} h`;
}

export function formatBytes(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / KILO ** unit;
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit]}`;
}
