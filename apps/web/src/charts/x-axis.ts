import { formatDuration, formatTick } from '../components/format.ts';

/** What lines are drawn over: step, time, time since the run's start, or another metric. */
export type XKind = 'step' | 'time' | 'relative' | `metrics.${string}`;

const METRIC = 'metrics.';

/** Undefined for text that names no such thing: the address may come from anywhere. */
export function readXKind(text: string | undefined): XKind | undefined {
  if (text === 'step' || text === 'time' || text === 'relative') return text;
  return text?.startsWith(METRIC) === true && text.length > METRIC.length ? (text as XKind) : undefined;
}

/** The metric that lines are drawn over, if it is one. */
export function xMetricOf(x: XKind): string | undefined {
  return x.startsWith(METRIC) ? x.slice(METRIC.length) : undefined;
}

/** Times have no logarithmic axis: what is far back would take all of it. */
export function hasLogX(x: XKind): boolean {
  return x !== 'time' && x !== 'relative';
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A place on the axis in words. */
export function xText(x: XKind, value: number): string {
  if (x === 'time') return time.format(value);
  if (x === 'relative') return `after ${formatDuration(value)}`;
  return `${xMetricOf(x) ?? 'step'} ${formatTick(value)}`;
}
