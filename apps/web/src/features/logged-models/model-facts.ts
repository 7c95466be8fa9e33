import type { LoggedMetric, LoggedModel } from '../../api/logged-models.ts';

/** A metric and what it was measured on; '' for no dataset. */
export interface MeasuredKey {
  readonly metric: string;
  readonly dataset: string;
  readonly digest: string;
}

const SYSTEM = 'mlflow.';

export function measuredId({ metric, dataset, digest }: MeasuredKey): string {
  return JSON.stringify([metric, dataset, digest]);
}

function measuredKey({ key, dataset_name = '', dataset_digest = '' }: LoggedMetric): MeasuredKey {
  return { metric: key, dataset: dataset_name, digest: dataset_digest };
}

/** All metrics of some models by what they were measured on, without a dataset first. */
export function measuredKeys(models: readonly LoggedModel[]): MeasuredKey[] {
  const found = new Map<string, MeasuredKey>();
  for (const { data } of models) {
    for (const metric of data.metrics ?? []) {
      const key = measuredKey(metric);
      found.set(measuredId(key), key);
    }
  }
  return [...found.values()].toSorted(
    (a, b) => a.dataset.localeCompare(b.dataset) || a.metric.localeCompare(b.metric),
  );
}

/** The latest value of a metric on a dataset. */
export function measured({ data }: LoggedModel, key: MeasuredKey): LoggedMetric | undefined {
  const id = measuredId(key);
  return (data.metrics ?? [])
    .filter((metric) => measuredId(measuredKey(metric)) === id)
    .reduce<LoggedMetric | undefined>(
      (last, one) => (last === undefined || isLater(one, last) ? one : last),
      undefined,
    );
}

function isLater(a: LoggedMetric, b: LoggedMetric): boolean {
  const steps = Number(a.step ?? 0) - Number(b.step ?? 0);
  return steps > 0 || (steps === 0 && Number(a.timestamp) >= Number(b.timestamp));
}

export interface ModelRegistration {
  readonly name: string;
  readonly version: string;
}

/** Where a model is registered: clients keep it in a tag, at times twice. */
export function registrationsOf({ info }: LoggedModel): ModelRegistration[] {
  const text = info.tags?.find(({ key }) => key === 'mlflow.modelVersions')?.value ?? '[]';
  const all = [...(info.registrations ?? []), ...listOf(text)].map(({ name, version }) => ({
    name,
    version: String(version),
  }));
  return [...new Map(all.map((one) => [`${one.name} ${one.version}`, one])).values()];
}

function listOf(text: string): { name: string; version: string | number }[] {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? (value as { name: string; version: string | number }[]) : [];
  } catch {
    return [];
  }
}

export function ownTags({ info }: LoggedModel): { key: string; value: string }[] {
  return (info.tags ?? [])
    .filter(({ key }) => !key.startsWith(SYSTEM))
    .map(({ key, value = '' }) => ({ key, value }));
}
