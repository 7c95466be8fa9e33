/** The one place where cache keys are made: what a change makes stale is found by its beginning. */
export const keys = {
  experiments: (filter: string) => ['experiments', filter] as const,
  experiment: (id: string) => ['experiment', id] as const,
  runs: (experimentId: string, question: object) => ['runs', experimentId, question] as const,
  runIndex: (experimentIds: readonly string[]) => ['run-index', ...experimentIds] as const,
  series: (question: object) => ['series', question] as const,
  run: (id: string) => ['run', id] as const,
  history: (runIds: readonly string[], metric: string) => ['history', metric, ...runIds] as const,
  artifacts: (source: object, path: string) => ['artifacts', source, path] as const,
  filePart: (file: object, start: number, end: number) => ['file-part', file, start, end] as const,
  fileReading: (file: object, what: string, detail: string | number = '') =>
    ['file-reading', file, what, detail] as const,
  fileTail: (file: object, bytes: number) => ['file-tail', file, bytes] as const,
  fileParts: (file: object) => ['file-parts', file] as const,
  runChildren: (id: string) => ['run', id, 'children'] as const,
  runModels: (ids: readonly string[]) => ['logged-models', ...ids] as const,
  runVersions: (id: string) => ['run', id, 'versions'] as const,
  runTraces: (id: string) => ['run', id, 'traces'] as const,
  metricSummary: (runId: string, metric: string) => ['metric-summary', runId, metric] as const,
  models: (filter: string, order: string) => ['models', filter, order] as const,
  modelNames: () => ['models', 'names'] as const,
  model: (name: string) => ['model', name] as const,
  modelVersions: (name: string) => ['model', name, 'versions'] as const,
  modelHistory: (name: string) => ['model', name, 'history'] as const,
  modelLineage: (name: string) => ['model', name, 'lineage'] as const,
  modelFacts: (name: string) => ['model', name, 'facts'] as const,
  modelVersion: (name: string, version: string) => ['model', name, 'version', version] as const,
  modelVersionHistory: (name: string, version: string) =>
    ['model', name, 'version', version, 'history'] as const,
  promotionPolicy: (name: string) => ['model', name, 'policy'] as const,
  versionFile: (name: string, version: string, path: string) =>
    ['version-file', name, version, path] as const,
  versionFolder: (name: string, version: string, path: string) =>
    ['version-folder', name, version, path] as const,
  prompts: (filter: string, order: string) => ['prompts', filter, order] as const,
  promptVersions: (name: string) => ['model', name, 'prompt-versions'] as const,
};
