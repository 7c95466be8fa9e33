import type { ModelVersion, RegisteredModel } from '../../api/registry.ts';
import { metricValue } from '../../api/metric-value.ts';
import type { Sources } from '../../api/model-sources.ts';

interface RunLink {
  readonly experimentId: string;
  readonly runId: string;
  readonly name: string;
}

/** A version with what is known of it from elsewhere. */
export interface VersionFacts {
  readonly version: ModelVersion;
  readonly number: string;
  readonly aliases: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
  readonly params: ReadonlyMap<string, string>;
  /** Latest values: those of the logged model, and of the run where the model has none. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly run: RunLink | undefined;
  /** Who made it, as far as its run says. */
  readonly by: string;
}

const USER_TAG = 'mlflow.user';

export function versionFacts(
  model: RegisteredModel,
  versions: readonly ModelVersion[],
  sources: Sources | undefined,
): VersionFacts[] {
  return versions.map((version) => ({
    version,
    number: version.version,
    aliases: aliasesOf(model, version.version),
    tags: new Map((version.tags ?? []).map(({ key = '', value = '' }) => [key, value])),
    ...sourceFacts(version, sources),
  }));
}

export function aliasesOf(model: RegisteredModel, version: string): string[] {
  return (model.aliases ?? []).filter((alias) => alias.version === version).map(({ alias }) => alias);
}

function sourceFacts(
  version: ModelVersion,
  sources: Sources | undefined,
): Pick<VersionFacts, 'params' | 'metrics' | 'run' | 'by'> {
  const loggedModel = sources?.models.get(version.model_id ?? '');
  const run = sources?.runs.get(version.run_id || (loggedModel?.info.source_run_id ?? ''));
  const params = [...(run?.data.params ?? []), ...(loggedModel?.data.params ?? [])];
  // The later ones win: a logged model's own metrics.
  const metrics = [...(run?.data.metrics ?? []), ...(loggedModel?.data.metrics ?? [])];
  return {
    params: new Map(params.map(({ key, value = '' }) => [key, value])),
    metrics: new Map(metrics.map(({ key, value }) => [key, metricValue(value)])),
    run:
      run === undefined
        ? undefined
        : { experimentId: run.info.experiment_id, runId: run.info.run_id, name: run.info.run_name ?? '' },
    by: version.user_id || (run?.data.tags?.find(({ key }) => key === USER_TAG)?.value ?? ''),
  };
}

/** All metrics of the versions, those that most versions have first. */
export function metricKeys(facts: readonly VersionFacts[]): string[] {
  const counts = new Map<string, number>();
  for (const { metrics } of facts) {
    for (const key of metrics.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([key]) => key);
}
