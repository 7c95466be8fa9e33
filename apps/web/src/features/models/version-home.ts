import type { ArtifactSource } from '../../api/artifacts.ts';
import type { ModelVersion } from '../../api/registry.ts';

export interface VersionHome {
  readonly source: ArtifactSource;
  /** Where the model lies there; '' for the top. */
  readonly folder: string;
}

const OF_RUN = /^runs:\/+([^/]+)\/(.+?)\/*$/;

/** Whose artifacts the files of a version are; undefined where they lie somewhere else. */
export function versionHome({
  source,
  run_id,
  model_id,
}: Pick<ModelVersion, 'source' | 'run_id' | 'model_id'>): VersionHome | undefined {
  if (model_id !== undefined && model_id !== '')
    return { source: { kind: 'model', id: model_id }, folder: '' };
  const [, id, path] = OF_RUN.exec(source) ?? [];
  if (id !== undefined && path !== undefined) return { source: { kind: 'run', id }, folder: path };
  if (run_id === undefined || run_id === '') return undefined;
  const [, inside] = source.split(`/${run_id}/artifacts/`);
  return inside === undefined
    ? undefined
    : { source: { kind: 'run', id: run_id }, folder: inside.replace(/\/+$/, '') };
}
