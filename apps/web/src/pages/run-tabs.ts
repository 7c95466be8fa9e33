export const RUN_TABS = [
  { id: 'overview', title: 'Overview' },
  { id: 'charts', title: 'Model metrics' },
  { id: 'system', title: 'System metrics' },
  { id: 'artifacts', title: 'Artifacts' },
  { id: 'logs', title: 'Logs' },
  { id: 'traces', title: 'Traces' },
  { id: 'models', title: 'Models' },
] as const;

export type RunTabId = (typeof RUN_TABS)[number]['id'];
