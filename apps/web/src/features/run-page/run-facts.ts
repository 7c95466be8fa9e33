import type { Run } from '../../api/runs.ts';

const SYSTEM_PREFIX = 'mlflow.';
const CONTEXT = 'mlflow.data.context';
const KNOWN = {
  note: 'mlflow.note.content',
  parentId: 'mlflow.parentRunId',
  user: 'mlflow.user',
  sourceName: 'mlflow.source.name',
  sourceType: 'mlflow.source.type',
  commit: 'mlflow.source.git.commit',
  branch: 'mlflow.source.git.branch',
  repository: 'mlflow.source.git.repoURL',
  entryPoint: 'mlflow.project.entryPoint',
  runType: 'mlflow.runType',
  /** Beside the run's own name: said once. */
  name: 'mlflow.runName',
} as const;
type KnownFact = keyof typeof KNOWN;

export interface Fact {
  readonly key: string;
  readonly value: string;
}

export interface DatasetFact {
  readonly name: string;
  readonly digest: string;
  readonly context: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string;
  readonly profile: string;
}

export interface RunFacts {
  readonly known: Readonly<Partial<Record<KnownFact, string>>>;
  readonly tags: readonly Fact[];
  /** Tags of MLflow that no other part of the page shows. */
  readonly systemTags: readonly Fact[];
  readonly datasets: readonly DatasetFact[];
  /** Ids of the logged models that the run used and made. */
  readonly modelInputs: readonly string[];
  readonly modelOutputs: readonly string[];
}

/** What a run's tags, inputs and outputs say, sorted by what people look for. */
export function runFacts({ info, data, inputs, outputs }: Run): RunFacts {
  const all = (data.tags ?? []).map(({ key, value }) => ({ key, value: value ?? '' }));
  const byKey = new Map(all.map(({ key, value }) => [key, value]));
  const names: readonly string[] = Object.values(KNOWN);
  const found = Object.entries(KNOWN).flatMap(([name, key]) => {
    const value = byKey.get(key) ?? (name === 'user' ? info.user_id : '');
    return value === '' ? [] : [[name, value] as const];
  });
  return {
    known: Object.fromEntries(found),
    tags: all.filter(({ key }) => !key.startsWith(SYSTEM_PREFIX)),
    systemTags: all.filter(({ key }) => key.startsWith(SYSTEM_PREFIX) && !names.includes(key)),
    datasets: (inputs?.dataset_inputs ?? []).map(({ dataset, tags = [] }) => ({
      name: dataset.name,
      digest: dataset.digest,
      context: tags.find(({ key }) => key === CONTEXT)?.value ?? '',
      sourceType: dataset.source_type,
      source: dataset.source,
      schema: dataset.schema ?? '',
      profile: dataset.profile ?? '',
    })),
    modelInputs: [...new Set(inputs?.model_inputs?.map(({ model_id }) => model_id))],
    modelOutputs: [...new Set(outputs?.model_outputs?.map(({ model_id }) => model_id))],
  };
}

/** Whether a key or its value holds a text, in any case. */
export function holding(text: string): (fact: Fact) => boolean {
  const part = text.toLowerCase();
  return ({ key, value }) => key.toLowerCase().includes(part) || value.toLowerCase().includes(part);
}

/** Where a commit is shown, for the hosts that all do it alike. */
export function commitUrl(repository: string, commit: string): string | undefined {
  const match = /^(?:https?:\/\/|git@|ssh:\/\/git@)([\w.-]+)[/:]([\w./-]+?)(?:\.git)?\/?$/.exec(repository);
  return match === null ? undefined : `https://${match[1]}/${match[2]}/commit/${encodeURIComponent(commit)}`;
}
