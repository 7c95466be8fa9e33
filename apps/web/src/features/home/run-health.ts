import type { Experiment } from '../../api/experiments.ts';
import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';

export interface RunHealth {
  /** The metric that says most, with its latest value. */
  readonly primary?: { readonly key: string; readonly value: number; readonly step: number };
  /** What may be wrong, as short sentences. */
  readonly warnings: readonly string[];
}

const MINUTE_MS = 60_000;
/** A run that logs nothing for so long has probably stopped. */
const SILENT_MS = 15 * MINUTE_MS;
const SYSTEM = /^system\//;
const NO_GOAL = /^(?:epoch|step|lr|learning_rate|time|duration)/i;
const GOALS: readonly RegExp[] = [
  /^(?:val|valid|validation|eval|test)[_/.-].*(?:acc|auc|f1|score|r2|map|iou|bleu)/i,
  /^(?:val|valid|validation|eval|test)[_/.-].*loss/i,
  /(?:acc|auc|f1|score|r2|iou|bleu)/i,
  /loss|rmse|mae|mse|error/i,
];
const PRIMARY_TAG = 'mlflow.experiment.primaryMetric.name';

type Metric = NonNullable<Run['data']['metrics']>[number];

/** The metric that the experiment names, or else the one whose name promises most. */
export function primaryMetric(metrics: readonly Metric[], named: string | undefined): Metric | undefined {
  const own = metrics.filter(({ key }) => !SYSTEM.test(key));
  const goal = GOALS.map((pattern) => own.find(({ key }) => pattern.test(key))).find(Boolean);
  return own.find(({ key }) => key === named) ?? goal ?? own.find(({ key }) => !NO_GOAL.test(key)) ?? own[0];
}

export function runHealth(
  { info, data }: Run,
  experimentTags: NonNullable<Experiment['tags']>,
  nowMs: number,
): RunHealth {
  const metrics = data.metrics ?? [];
  const named = experimentTags.find(({ key }) => key === PRIMARY_TAG)?.value;
  const primary = primaryMetric(metrics, named);
  const isRunning = info.status === 'RUNNING';
  return {
    ...(primary === undefined
      ? {}
      : { primary: { key: primary.key, value: metricValue(primary.value), step: Number(primary.step) } }),
    warnings: [...(isRunning ? silence(info, metrics, nowMs) : []), ...notNumbers(metrics)],
  };
}

function silence(info: Run['info'], metrics: readonly Metric[], nowMs: number): string[] {
  const last = Math.max(Number(info.start_time), ...metrics.map(({ timestamp }) => Number(timestamp)));
  const silentMs = nowMs - last;
  if (silentMs < SILENT_MS) return [];
  const minutes = Math.floor(silentMs / MINUTE_MS);
  const text = minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
  return [metrics.length === 0 ? `No point in ${text}` : `No new point for ${text}`];
}

function notNumbers(metrics: readonly Metric[]): string[] {
  const [first, ...others] = metrics.filter(({ value }) => !Number.isFinite(metricValue(value)));
  if (first === undefined) return [];
  const what = Number.isNaN(metricValue(first.value)) ? 'NaN' : 'Infinity';
  return [`${what} in ${first.key}${others.length > 0 ? ` and ${others.length} more` : ''}`];
}
