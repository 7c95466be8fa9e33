import {
  ApiError,
  IS_PROMPT_TAG,
  invalidParameter,
  type ModelVersion,
  notFound,
  type RegisteredModel,
} from '@millrace/protocol';
import { asksForPrompts, parseRegisteredModelFilter, parseRegisteredModelOrderBy } from '@millrace/search';
import {
  type AliasMover,
  checkAlias,
  checkAliasNotReserved,
  checkKey,
  checkNewRegisteredModelName,
  checkRegisteredModelName,
  checkRegisteredModelTag,
  checkRegistryDescription,
  isLatestAlias,
  type KeyValue,
  MODEL_STAGES,
  type ModelVersionRef,
  type Page,
  readModelStage,
  registeredModelNotFound,
  type RegisteredModelStore,
  type SearchRegistry,
} from '@millrace/store';
import { searchPage } from '../../search/page.ts';
import { searching } from '../../search/refusals.ts';
import { sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { PromotionCheck } from './promotion-check.ts';
import { RegistryEvents } from './registry-events.ts';
import { NO_PROMPT_MODELS, registeredModelFields } from './registry-fields.ts';
import { findModelVersion, findRegisteredModel, type RegisteredModelHandle } from './registry-handles.ts';
import { RegistryReader } from './registry-reader.ts';

const ALIASED =
  'r.name = ? AND v.version = (SELECT version FROM registered_model_aliases WHERE registered_key = r.registered_key AND alias = ?)';

export class SqliteRegisteredModelStore implements RegisteredModelStore {
  readonly #session: Session;
  readonly #reader: RegistryReader;
  readonly #events: RegistryEvents;
  readonly #promotion: PromotionCheck;

  constructor(session: Session) {
    this.#session = session;
    this.#reader = new RegistryReader(session.database);
    this.#events = new RegistryEvents(session);
    this.#promotion = new PromotionCheck(session);
  }

  create(draft: Parameters<RegisteredModelStore['create']>[0], actor: string): Promise<RegisteredModel> {
    const { database, environment } = this.#session;
    const { name, description, tags } = draft;
    return this.#session.write(() => {
      checkNewRegisteredModelName(name);
      checkRegistryDescription(description);
      for (const tag of tags) checkRegisteredModelTag(tag.key, tag.value);
      this.#refuseTakenName(name, tags);
      const now = environment.nowMs();
      const { lastInsertRowid: key } = database.run(
        'INSERT INTO registered_models (name, creation_time, last_updated_time, description, version_max) VALUES (?, ?, ?, ?, 0)',
        name,
        now,
        now,
        description ?? null,
      );
      for (const tag of tags) this.#writeTag(key, tag);
      this.#events.record({ registered_key: key, name, action: 'CREATED' }, actor);
      return this.#reader.model(key);
    });
  }

  get(name: string): Promise<RegisteredModel> {
    return reading(() => this.#get(name));
  }

  search(query: SearchRegistry): Promise<Page<RegisteredModel>> {
    return reading(() => {
      const filter = searching(() => parseRegisteredModelFilter(query.filter));
      const order = searching(() => parseRegisteredModelOrderBy(query.order_by));
      const wantsPrompts = asksForPrompts(filter, IS_PROMPT_TAG);
      const page = searchPage({
        database: this.#session.database,
        fields: registeredModelFields(wantsPrompts),
        from: 'registered_models r',
        key: 'r.registered_key',
        where: wantsPrompts ? sql('1') : NO_PROMPT_MODELS,
        filter,
        order,
        tieBreak: { entity: 'attribute', key: 'name', ascending: true },
        max_results: query.max_results,
        page_token: query.page_token,
      });
      return { items: this.#reader.models(page.keys), next_page_token: page.next_page_token };
    });
  }

  rename(name: string, newName: string, actor: string): Promise<RegisteredModel> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      checkNewRegisteredModelName(newName, 'new_name');
      const { registered_key: key } = findRegisteredModel(database, name);
      if (newName !== name && this.#exists(newName)) throw alreadyExists('Registered Model', newName);
      const now = environment.nowMs();
      database.run(
        'UPDATE registered_models SET name = ?, last_updated_time = ? WHERE registered_key = ?',
        newName,
        now,
        key,
      );
      database.run('UPDATE model_versions SET last_updated_time = ? WHERE registered_key = ?', now, key);
      this.#events.record(
        { registered_key: key, name: newName, action: 'RENAMED', from: name, to: newName },
        actor,
      );
      return this.#reader.model(key);
    });
  }

  update(name: string, description: string, actor: string): Promise<RegisteredModel> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      checkRegistryDescription(description);
      const model = findRegisteredModel(database, name);
      database.run(
        'UPDATE registered_models SET description = ?, last_updated_time = ? WHERE registered_key = ?',
        description,
        environment.nowMs(),
        model.registered_key,
      );
      this.#record(model, actor, {
        action: 'DESCRIPTION_CHANGED',
        from: model.description ?? undefined,
        to: description,
      });
      return this.#reader.model(model.registered_key);
    });
  }

  delete(name: string, actor: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const model = findRegisteredModel(database, name);
      database.run('DELETE FROM registered_models WHERE registered_key = ?', model.registered_key);
      this.#record(model, actor, { action: 'DELETED' });
    });
  }

  latestVersions(name: string, stages: readonly string[]): Promise<ModelVersion[]> {
    return reading(() => {
      const model = this.#get(name);
      const wanted: ReadonlySet<string> = new Set(
        stages.length === 0 ? MODEL_STAGES : stages.map(readModelStage),
      );
      return model.latest_versions
        .filter(({ current_stage }) => wanted.has(current_stage))
        .map((version) => ({
          ...version,
          aliases: model.aliases
            .filter((alias) => alias.version === version.version)
            .map(({ alias }) => alias),
        }));
    });
  }

  setTag(name: string, tag: KeyValue, actor: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      checkRegisteredModelName(name);
      checkRegisteredModelTag(tag.key, tag.value);
      const model = findRegisteredModel(database, name);
      const from = this.#tagValue(model.registered_key, tag.key);
      this.#writeTag(model.registered_key, tag);
      this.#record(model, actor, { action: 'TAG_SET', key: tag.key, from, to: tag.value });
    });
  }

  deleteTag(name: string, key: string, actor: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      checkRegisteredModelName(name);
      checkKey(key, 'key');
      const model = findRegisteredModel(database, name);
      const from = this.#tagValue(model.registered_key, key);
      if (from === undefined) return;
      database.run(
        'DELETE FROM registered_model_tags WHERE registered_key = ? AND key = ?',
        model.registered_key,
        key,
      );
      this.#record(model, actor, { action: 'TAG_DELETED', key, from });
    });
  }

  setAlias(ref: ModelVersionRef, alias: string, by: AliasMover): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      checkRegisteredModelName(ref.name);
      checkAlias(alias);
      checkAliasNotReserved(alias);
      const found = findModelVersion(database, ref);
      this.#promotion.check(found, alias, by);
      const from = this.#aliasVersion(found.registered_key, alias);
      database.run(
        'INSERT INTO registered_model_aliases VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version',
        found.registered_key,
        alias,
        found.version,
      );
      this.#events.record(
        {
          registered_key: found.registered_key,
          name: ref.name,
          version: found.version,
          action: 'ALIAS_SET',
          key: alias,
          from: from === undefined ? undefined : String(from),
          to: String(found.version),
        },
        by.actor,
      );
    });
  }

  deleteAlias(name: string, alias: string, actor: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      checkRegisteredModelName(name);
      checkAlias(alias);
      const model = findRegisteredModel(database, name);
      const version = this.#aliasVersion(model.registered_key, alias);
      if (version === undefined) return;
      database.run(
        'DELETE FROM registered_model_aliases WHERE registered_key = ? AND alias = ?',
        model.registered_key,
        alias,
      );
      this.#record(model, actor, { action: 'ALIAS_DELETED', version, key: alias, from: String(version) });
    });
  }

  versionByAlias(name: string, alias: string): Promise<ModelVersion> {
    const { database } = this.#session;
    return reading(() => {
      checkRegisteredModelName(name);
      checkAlias(alias);
      const version = isLatestAlias(alias)
        ? this.#reader.versionWhere('r.name = ? ORDER BY v.version DESC LIMIT 1', name)
        : this.#reader.versionWhere(ALIASED, name, alias);
      if (version !== undefined) return version;
      findRegisteredModel(database, name);
      throw isLatestAlias(alias)
        ? notFound(`Latest version not found for model ${name}.`)
        : invalidParameter(`Registered model alias ${alias} not found.`);
    });
  }

  #get(name: string): RegisteredModel {
    checkRegisteredModelName(name);
    const model = this.#reader.modelByName(name);
    if (model === undefined) throw registeredModelNotFound(name);
    return model;
  }

  #record(
    model: RegisteredModelHandle,
    actor: string,
    change: Omit<Parameters<RegistryEvents['record']>[0], 'registered_key' | 'name'>,
  ): void {
    this.#events.record({ registered_key: model.registered_key, name: model.name, ...change }, actor);
  }

  #exists(name: string): boolean {
    return this.#session.database.row('SELECT 1 FROM registered_models WHERE name = ?', name) !== undefined;
  }

  /** Models and prompts share their names; the tag makes a prompt, whatever its value. */
  #refuseTakenName(name: string, tags: readonly KeyValue[]): void {
    if (!this.#exists(name)) return;
    const { registered_key } = findRegisteredModel(this.#session.database, name);
    const existing = this.#tagValue(registered_key, IS_PROMPT_TAG) !== undefined;
    const wanted = tags.some(({ key }) => key === IS_PROMPT_TAG);
    if (existing === wanted) throw alreadyExists(wanted ? 'Prompt' : 'Registered Model', name);
    const [asked, taken] = wanted ? ['prompt', 'registered model'] : ['registered model', 'prompt'];
    throw new ApiError(
      'RESOURCE_ALREADY_EXISTS',
      `Tried to create a ${asked} with name '${name}', but the name is already taken by a ${taken}. ` +
        'MLflow does not allow creating a model and a prompt with the same name.',
    );
  }

  #tagValue(key: number, tag: string): string | undefined {
    return this.#session.database.row<{ value: string }>(
      'SELECT value FROM registered_model_tags WHERE registered_key = ? AND key = ?',
      key,
      tag,
    )?.value;
  }

  #aliasVersion(key: number, alias: string): number | undefined {
    return this.#session.database.row<{ version: number }>(
      'SELECT version FROM registered_model_aliases WHERE registered_key = ? AND alias = ?',
      key,
      alias,
    )?.version;
  }

  #writeTag(key: number, tag: KeyValue): void {
    this.#session.database.run(
      'INSERT INTO registered_model_tags VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      key,
      tag.key,
      tag.value,
    );
  }
}

function alreadyExists(kind: 'Prompt' | 'Registered Model', name: string): ApiError {
  return new ApiError('RESOURCE_ALREADY_EXISTS', `${kind} (name=${name}) already exists.`);
}
