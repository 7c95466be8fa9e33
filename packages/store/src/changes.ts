/** What changed since somebody last looked. It says where to look again, not what is there now. */
export interface Changes {
  /** By experiment id: ids of runs; null for more than {@link CHANGED_RUNS_MAX}. */
  readonly runs: Readonly<Record<string, readonly string[] | null>>;
  readonly experiments: boolean;
  /** Names of registered models. */
  readonly models: readonly string[];
  readonly traces: boolean;
}

/** Runs of one experiment that are named one by one. */
export const CHANGED_RUNS_MAX = 500;

export const NO_CHANGES: Changes = { runs: {}, experiments: false, models: [], traces: false };

export function hasChanges({ runs, experiments, models, traces }: Changes): boolean {
  return experiments || traces || models.length > 0 || Object.keys(runs).length > 0;
}

export function mergeChanges(a: Changes, b: Changes): Changes {
  const runs: Record<string, readonly string[] | null> = { ...a.runs };
  for (const [experimentId, ids] of Object.entries(b.runs)) {
    const before = runs[experimentId];
    runs[experimentId] =
      before === undefined
        ? ids
        : before === null || ids === null
          ? null
          : atMost([...new Set([...before, ...ids])]);
  }
  return {
    runs,
    experiments: a.experiments || b.experiments,
    models: [...new Set([...a.models, ...b.models])],
    traces: a.traces || b.traces,
  };
}

function atMost(ids: readonly string[]): readonly string[] | null {
  return ids.length > CHANGED_RUNS_MAX ? null : ids;
}
