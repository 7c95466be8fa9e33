import type { Int64, ModelVersion, RegisteredModel } from '@millrace/protocol';
import { MODEL_STAGES } from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';

interface ModelRow {
  registered_key: number;
  name: string;
  creation_time: Int64;
  last_updated_time: Int64;
  description: string | null;
}

interface VersionRow {
  version_key: number;
  registered_key: number;
  name: string;
  version: number;
  creation_time: Int64;
  last_updated_time: Int64;
  description: string | null;
  current_stage: string;
  source: string;
  run_id: string;
  run_link: string;
  model_id: string | null;
}

type TagTuple = readonly [owner: number, key: string, value: string];

const STAGES = MODEL_STAGES.map((stage) => `SELECT '${stage}' AS stage`).join(' UNION ALL ');

function inStage(pick: 'min' | 'max'): string {
  return `(SELECT ${pick}(version) FROM model_versions WHERE registered_key = k.value AND current_stage = s.stage)`;
}

const GIVEN = '(SELECT value FROM json_each(?))';

/** Puts registered models and versions together from their tables: one statement a table, however many are read. */
export class RegistryReader {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  model(key: number): RegisteredModel {
    const [model] = this.models([key]);
    if (model === undefined) throw new Error(`registered model ${key} is missing`);
    return model;
  }

  /** Models in the order of their keys, each with the newest version of every stage. */
  models(keys: readonly number[]): RegisteredModel[] {
    if (keys.length === 0) return [];
    const list = JSON.stringify(keys);
    const models = new Map<number, RegisteredModel>();
    const rows = `SELECT * FROM registered_models WHERE registered_key IN ${GIVEN}`;
    for (const row of this.#database.rows<ModelRow>(rows, list)) models.set(row.registered_key, toModel(row));
    const tags = `SELECT registered_key, key, value FROM registered_model_tags WHERE registered_key IN ${GIVEN}`;
    for (const [owner, key, value] of this.#database.tuples<TagTuple>(tags, list)) {
      models.get(owner)?.tags.push({ key, value });
    }
    const aliases = `SELECT registered_key, alias, version FROM registered_model_aliases WHERE registered_key IN ${GIVEN}`;
    for (const [owner, alias, version] of this.#database.tuples<readonly [number, string, number]>(
      aliases,
      list,
    )) {
      models.get(owner)?.aliases.push({ alias, version: String(version) });
    }
    for (const [owner, version] of this.#latestVersions(list))
      models.get(owner)?.latest_versions.push(version);
    return keys.flatMap((key) => models.get(key) ?? []);
  }

  version(key: number): ModelVersion {
    const [version] = this.versions([key], { withAliases: true });
    if (version === undefined) throw new Error(`model version ${key} is missing`);
    return version;
  }

  /** Versions in the order of their keys. */
  versions(keys: readonly number[], options: { withAliases: boolean }): ModelVersion[] {
    if (keys.length === 0) return [];
    const versions = this.#readVersions(JSON.stringify(keys));
    if (options.withAliases) {
      const aliases =
        'SELECT v.version_key, a.alias FROM model_versions v JOIN registered_model_aliases a ' +
        `USING (registered_key, version) WHERE v.version_key IN ${GIVEN}`;
      for (const [key, alias] of this.#database.tuples<readonly [number, string]>(
        aliases,
        JSON.stringify(keys),
      )) {
        versions.get(key)?.entity.aliases.push(alias);
      }
    }
    return keys.flatMap((key) => versions.get(key)?.entity ?? []);
  }

  /**
   * The newest version of every stage, in the order in which the stages were first reached by number. Two looks into
   * an index a model and stage: a model's versions may be many.
   */
  #latestVersions(modelKeys: string): [owner: number, version: ModelVersion][] {
    const keys = this.#database
      .tuples<readonly [number]>(
        `SELECT v.version_key FROM (SELECT k.value AS registered_key, ${inStage('max')} AS newest, ${inStage('min')} AS first ` +
          `FROM json_each(?) k CROSS JOIN (${STAGES}) s WHERE newest IS NOT NULL) g JOIN model_versions v ` +
          'ON v.registered_key = g.registered_key AND v.version = g.newest ORDER BY g.registered_key, g.first',
        modelKeys,
      )
      .map(([key]) => key);
    const versions = this.#readVersions(JSON.stringify(keys));
    return keys.flatMap((key) => {
      const found = versions.get(key);
      return found === undefined ? [] : [[found.owner, found.entity] as [number, ModelVersion]];
    });
  }

  #readVersions(keys: string): Map<number, { owner: number; entity: ModelVersion }> {
    const versions = new Map<number, { owner: number; entity: ModelVersion }>();
    const rows =
      'SELECT v.*, r.name FROM model_versions v JOIN registered_models r USING (registered_key) ' +
      `WHERE v.version_key IN ${GIVEN}`;
    for (const row of this.#database.rows<VersionRow>(rows, keys)) {
      versions.set(row.version_key, { owner: row.registered_key, entity: toVersion(row) });
    }
    const tags = `SELECT version_key, key, value FROM model_version_tags WHERE version_key IN ${GIVEN}`;
    for (const [owner, key, value] of this.#database.tuples<TagTuple>(tags, keys)) {
      versions.get(owner)?.entity.tags.push({ key, value });
    }
    return versions;
  }
}

/** MLflow shows a model's description only when there is one, a version's also when it is empty. */
function toModel(row: ModelRow): RegisteredModel {
  return {
    name: row.name,
    creation_timestamp: row.creation_time,
    last_updated_timestamp: row.last_updated_time,
    description: row.description === '' ? undefined : (row.description ?? undefined),
    latest_versions: [],
    tags: [],
    aliases: [],
  };
}

function toVersion(row: VersionRow): ModelVersion {
  return {
    name: row.name,
    version: String(row.version),
    creation_timestamp: row.creation_time,
    last_updated_timestamp: row.last_updated_time,
    current_stage: row.current_stage,
    description: row.description ?? undefined,
    source: row.source,
    run_id: row.run_id,
    status: 'READY',
    tags: [],
    run_link: row.run_link,
    aliases: [],
    model_id: row.model_id ?? undefined,
  };
}
