import type { EvaluationDataset } from '../../api/evaluation-datasets.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

function fieldsOf(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text ?? '{}') as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** How many records a dataset has, by its profile. */
export function recordCount({ profile }: EvaluationDataset): number {
  return Number(fieldsOf(profile)['num_records'] ?? 0);
}

/** Tags that are not MLflow's own. */
export function datasetTags({ tags }: EvaluationDataset): Tag[] {
  return Object.entries(fieldsOf(tags))
    .filter(([key]) => !key.startsWith('mlflow.'))
    .map(([key, value]) => ({ key, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}

/** The fields of inputs and expectations with the names of their types. */
export function schemaText({ schema }: EvaluationDataset): string {
  const { inputs, expectations } = fieldsOf(schema);
  const names = [inputs, expectations].map((part) =>
    Object.entries((part ?? {}) as Record<string, string>).map(([name, type]) => `${name}: ${type}`),
  );
  return names
    .filter((part) => part.length > 0)
    .map((part) => part.join(', '))
    .join(' → ');
}
