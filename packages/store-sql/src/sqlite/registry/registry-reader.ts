import type { Int64, ModelVersion, RegisteredModel } from '@millrace/protocol';
import { MODEL_STAGES } from '@millrace/store';
import type { SqliteDatabase, SqlValue } from '../database.ts';

type ModelTuple = readonly [
  registered_key: number,
  name: string,
  creation_time: Int64,
  last_updated_time: Int64,
  description: string | null,
  tags: string,
  aliases: string,
];

type VersionTuple = readonly [
  version_key: number,
  registered_key: number,
  name: string,
  version: number,
  creation_time: Int64,
  last_updated_time: Int64,
  description: string | null,
  current_stage: string,
  source: string,
  run_id: string,
  run_link: string,
  model_id: string | null,
  tags: string,
  aliases: string,
];

const TAG = "json_object('key', t.key, 'value', t.value)";
const MODEL_TAGS = `FROM registered_model_tags t WHERE t.registered_key = r.registered_key`;
const MODEL_ALIASES = `FROM registered_model_aliases a WHERE a.registered_key = r.registered_key`;
const ALIAS = "json_object('alias', a.alias, 'version', CAST(a.version AS TEXT))";
const MODEL_COLUMNS =
  'r.registered_key, r.name, r.creation_time, r.last_updated_time, r.description, ' +
  `(SELECT json_group_array(${TAG}) ${MODEL_TAGS}), (SELECT json_group_array(${ALIAS}) ${MODEL_ALIASES})`;

const VERSION_TAGS = 'FROM model_version_tags t WHERE t.version_key = v.version_key';
const VERSION_ALIASES =
  'FROM registered_model_aliases a WHERE a.registered_key = v.registered_key AND a.version = v.version';
const VERSION_COLUMNS =
  'v.version_key, v.registered_key, r.name, v.version, v.creation_time, v.last_updated_time, v.description, ' +
  'v.current_stage, v.source, v.run_id, v.run_link, v.model_id, ' +
  `(SELECT json_group_array(${TAG}) ${VERSION_TAGS})`;
const WITH_ALIASES = `${VERSION_COLUMNS}, (SELECT json_group_array(a.alias) ${VERSION_ALIASES})`;
const WITHOUT_ALIASES = `${VERSION_COLUMNS}, '[]'`;
const VERSIONS = 'FROM model_versions v JOIN registered_models r USING (registered_key)';

const STAGES = MODEL_STAGES.map((stage) => `SELECT '${stage}' AS stage`).join(' UNION ALL ');

function inStage(pick: 'min' | 'max'): string {
  return `(SELECT ${pick}(version) FROM model_versions WHERE registered_key = k.value AND current_stage = s.stage)`;
}

/**
 * The newest version of every stage, in the order in which the stages were first reached by number. Two looks into
 * an index a model and stage: a model's versions may be many.
 */
const LATEST_VERSIONS =
  `SELECT ${WITHOUT_ALIASES} FROM (SELECT k.value AS registered_key, ${inStage('max')} AS newest, ${inStage('min')} AS first ` +
  `FROM json_each(?) k CROSS JOIN (${STAGES}) s WHERE newest IS NOT NULL) g JOIN model_versions v ` +
  'ON v.registered_key = g.registered_key AND v.version = g.newest JOIN registered_models r ' +
  'ON r.registered_key = g.registered_key ORDER BY g.registered_key, g.first';

const GIVEN = '(SELECT value FROM json_each(?))';

/**
 * Reads registered models and versions as they are on the wire, versions by one statement and models by two, however
 * many there are. What a row has many of comes as JSON: a statement more costs as much as the rest of a small read.
 */
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

  modelByName(name: string): RegisteredModel | undefined {
    return [...this.#readModels('r.name = ?', name).values()][0];
  }

  /** Models in the order of their keys, each with the newest version of every stage. */
  models(keys: readonly number[]): RegisteredModel[] {
    if (keys.length === 0) return [];
    const models = this.#readModels(`r.registered_key IN ${GIVEN}`, JSON.stringify(keys));
    return keys.flatMap((key) => models.get(key) ?? []);
  }

  version(key: number): ModelVersion {
    const version = this.versionWhere('v.version_key = ?', key);
    if (version === undefined) throw new Error(`model version ${key} is missing`);
    return version;
  }

  /** The version, whose row is `v` and its model's `r`, with its aliases; undefined when there is none. */
  versionWhere(condition: string, ...values: SqlValue[]): ModelVersion | undefined {
    const sql = `SELECT ${WITH_ALIASES} ${VERSIONS} WHERE ${condition}`;
    const [row] = this.#database.tuples<VersionTuple>(sql, ...values);
    return row && toVersion(row);
  }

  /** Versions in the order of their keys, without their aliases. */
  versions(keys: readonly number[]): ModelVersion[] {
    if (keys.length === 0) return [];
    const sql = `SELECT ${WITHOUT_ALIASES} ${VERSIONS} WHERE v.version_key IN ${GIVEN}`;
    const rows = this.#database.tuples<VersionTuple>(sql, JSON.stringify(keys));
    const versions = new Map(rows.map((row) => [row[0], toVersion(row)]));
    return keys.flatMap((key) => versions.get(key) ?? []);
  }

  #readModels(condition: string, value: SqlValue): Map<number, RegisteredModel> {
    const sql = `SELECT ${MODEL_COLUMNS} FROM registered_models r WHERE ${condition}`;
    const rows = this.#database.tuples<ModelTuple>(sql, value);
    const models = new Map(rows.map((row) => [row[0], toModel(row)]));
    if (models.size === 0) return models;
    for (const row of this.#database.tuples<VersionTuple>(
      LATEST_VERSIONS,
      JSON.stringify([...models.keys()]),
    ))
      models.get(row[1])?.latest_versions.push(toVersion(row));
    return models;
  }
}

/** MLflow shows a model's description only when there is one, a version's also when it is empty. */
function toModel(row: ModelTuple): RegisteredModel {
  const [, name, created, updated, description, tags, aliases] = row;
  return {
    name,
    creation_timestamp: created,
    last_updated_timestamp: updated,
    description: description === '' ? undefined : (description ?? undefined),
    latest_versions: [],
    tags: listOf(tags),
    aliases: listOf(aliases),
  };
}

function toVersion(row: VersionTuple): ModelVersion {
  const [, , name, version, created, updated, description, stage, source, run, link, model, tags, aliases] =
    row;
  return {
    name,
    version: String(version),
    creation_timestamp: created,
    last_updated_timestamp: updated,
    current_stage: stage,
    description: description ?? undefined,
    source,
    run_id: run,
    status: 'READY',
    tags: listOf(tags),
    run_link: link,
    aliases: listOf(aliases),
    model_id: model ?? undefined,
  };
}

/** Most have none. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- items are typed where their SQL is
function listOf<T>(json: string): T[] {
  return json === '[]' ? [] : (JSON.parse(json) as T[]);
}
