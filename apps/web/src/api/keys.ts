/** The one place where cache keys are made: what a change makes stale is found by its beginning. */
export const keys = {
  experiments: (filter: string) => ['experiments', filter] as const,
  experiment: (id: string) => ['experiment', id] as const,
  runs: (experimentId: string, question: object) => ['runs', experimentId, question] as const,
  run: (id: string) => ['run', id] as const,
  history: (runIds: readonly string[], metric: string) => ['history', metric, ...runIds] as const,
  artifacts: (runId: string, path: string) => ['artifacts', runId, path] as const,
  artifactText: (runId: string, path: string) => ['artifact-text', runId, path] as const,
  models: (filter: string, order: string) => ['models', filter, order] as const,
  model: (name: string) => ['model', name] as const,
  modelVersions: (name: string) => ['model', name, 'versions'] as const,
  modelHistory: (name: string) => ['model', name, 'history'] as const,
  modelLineage: (name: string) => ['model', name, 'lineage'] as const,
};
