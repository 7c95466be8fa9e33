import type { Run } from '../../api/runs.ts';

const SYSTEM_PREFIX = 'mlflow.';
const NOTE = 'mlflow.note.content';
const CONTEXT = 'mlflow.data.context';
const PARENT = 'mlflow.parentRunId';

/** System tags that say something to people, in the order in which they are shown. */
const READABLE = [
  ['User', 'mlflow.user'],
  ['Source', 'mlflow.source.name'],
  ['Source type', 'mlflow.source.type'],
  ['Git commit', 'mlflow.source.git.commit'],
  ['Git branch', 'mlflow.source.git.branch'],
  ['Git repository', 'mlflow.source.git.repoURL'],
  ['Entry point', 'mlflow.project.entryPoint'],
] as const;
const ELSEWHERE = new Set<string>([NOTE, PARENT, 'mlflow.runName', ...READABLE.map(([, key]) => key)]);

export interface Fact {
  readonly key: string;
  readonly value: string;
}

interface DatasetFact {
  readonly name: string;
  readonly digest: string;
  readonly context: string;
  readonly source: string;
}

export interface RunFacts {
  readonly note: string | undefined;
  readonly parentId: string | undefined;
  readonly origin: readonly Fact[];
  readonly tags: readonly Fact[];
  readonly systemTags: readonly Fact[];
  readonly datasets: readonly DatasetFact[];
}

/** What a run's tags and inputs say, sorted by what people look for. */
export function runFacts({ info, data, inputs }: Run): RunFacts {
  const all = (data.tags ?? []).map(({ key, value }) => ({ key, value: value ?? '' }));
  const valueOf = (key: string): string | undefined => all.find((tag) => tag.key === key)?.value;
  const origin = READABLE.flatMap(([title, key]) => {
    const value = valueOf(key) ?? (key === 'mlflow.user' ? info.user_id : undefined);
    return value === undefined || value === '' ? [] : [{ key: title, value }];
  });
  return {
    note: valueOf(NOTE),
    parentId: valueOf(PARENT),
    origin: [...origin, { key: 'Artifact location', value: info.artifact_uri }],
    tags: all.filter(({ key }) => !key.startsWith(SYSTEM_PREFIX)),
    systemTags: all.filter(({ key }) => key.startsWith(SYSTEM_PREFIX) && !ELSEWHERE.has(key)),
    datasets: (inputs?.dataset_inputs ?? []).map(({ dataset, tags = [] }) => ({
      name: dataset.name,
      digest: dataset.digest,
      context: tags.find(({ key }) => key === CONTEXT)?.value ?? '',
      source: dataset.source_type,
    })),
  };
}
