import { call } from './call.ts';
import type { Experiment } from './experiments.ts';

export const NOTE_TAG = 'mlflow.note.content';

export interface ExperimentDraft {
  readonly name: string;
  readonly description: string;
  /** '' for where the server keeps artifacts. */
  readonly artifactLocation: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** Creates an experiment and returns its id. */
export async function createExperiment(draft: ExperimentDraft): Promise<string> {
  const { name, description, artifactLocation, tags } = draft;
  const { experiment_id } = await call('experiments/create', {
    name,
    tags: [...tags, ...(description === '' ? [] : [{ key: NOTE_TAG, value: description }])],
    ...(artifactLocation === '' ? {} : { artifact_location: artifactLocation }),
  });
  return experiment_id;
}

export async function renameExperiment(experiment_id: string, new_name: string): Promise<void> {
  await call('experiments/update', { experiment_id, new_name });
}

export async function setExperimentTag(
  experiment_id: string,
  tag: { key: string; value: string },
): Promise<void> {
  await call('experiments/set-tag', { experiment_id, ...tag });
}

export async function deleteExperimentTag(experiment_id: string, key: string): Promise<void> {
  await call('experiments/delete-tag', { experiment_id, key });
}

export async function deleteExperiments(ids: readonly string[]): Promise<void> {
  for (const experiment_id of ids) await call('experiments/delete', { experiment_id });
}

export async function restoreExperiments(ids: readonly string[]): Promise<void> {
  for (const experiment_id of ids) await call('experiments/restore', { experiment_id });
}

export function tagOf({ tags = [] }: Experiment, wanted: string): string | undefined {
  return tags.find(({ key }) => key === wanted)?.value;
}
