import {
  checkRegisteredModelName,
  modelVersionNotFound,
  type ModelVersionRef,
  readModelVersionNumber,
  registeredModelNotFound,
} from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';

export interface RegisteredModelHandle {
  readonly registered_key: number;
  readonly name: string;
  readonly description: string | null;
  readonly version_max: number;
}

export interface ModelVersionHandle {
  readonly version_key: number;
  readonly registered_key: number;
  readonly name: string;
  readonly version: number;
  readonly description: string | null;
  readonly current_stage: string;
  readonly source: string;
  readonly storage_location: string;
}

export function findRegisteredModel(database: SqliteDatabase, name: string): RegisteredModelHandle {
  checkRegisteredModelName(name);
  const row = database.row<RegisteredModelHandle>(
    'SELECT registered_key, name, description, version_max FROM registered_models WHERE name = ?',
    name,
  );
  if (row === undefined) throw registeredModelNotFound(name);
  return row;
}

/** An unknown model is reported as an unknown version, as by MLflow. */
export function findModelVersion(database: SqliteDatabase, ref: ModelVersionRef): ModelVersionHandle {
  const { name } = ref;
  checkRegisteredModelName(name);
  const version = readModelVersionNumber(ref.version);
  const row = database.row<ModelVersionHandle>(
    'SELECT v.version_key, v.registered_key, r.name, v.version, v.description, v.current_stage, v.source, ' +
      'v.storage_location FROM registered_models r JOIN model_versions v USING (registered_key) ' +
      'WHERE r.name = ? AND v.version = ?',
    name,
    version,
  );
  if (row === undefined) throw modelVersionNotFound(name, version);
  return row;
}

/** Sets when a model was last changed. */
export function touchRegisteredModel(database: SqliteDatabase, key: number, nowMs: number): void {
  database.run('UPDATE registered_models SET last_updated_time = ? WHERE registered_key = ?', nowMs, key);
}
