import { IS_PROMPT_TAG, type JsonText, MODEL_VERSIONS_TAG, type ModelVersion } from '@millrace/protocol';
import { asksForPrompts, parseModelVersionFilter, parseModelVersionOrderBy } from '@millrace/search';
import {
  checkArchivingStage,
  checkKey,
  checkModelVersionTag,
  checkRegisteredModelName,
  checkRegistryDescription,
  type KeyValue,
  loggedModelNotFound,
  modelVersionNotFound,
  type ModelVersionDraft,
  type ModelVersionRef,
  type ModelVersionStore,
  type Page,
  readModelStage,
  readModelVersionNumber,
  type SearchRegistry,
  type StageMove,
} from '@millrace/store';
import { type KeyPage, searchPage } from '../../search/page.ts';
import { searching } from '../../search/refusals.ts';
import { sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { RegistryEvents } from './registry-events.ts';
import { modelVersionFields, NO_PROMPT_VERSIONS } from './registry-fields.ts';
import {
  findModelVersion,
  findRegisteredModel,
  type ModelVersionHandle,
  touchRegisteredModel,
} from './registry-handles.ts';
import { RegistryReader } from './registry-reader.ts';
import { readVersionTexts } from './version-texts.ts';

export class SqliteModelVersionStore implements ModelVersionStore {
  readonly #session: Session;
  readonly #reader: RegistryReader;
  readonly #events: RegistryEvents;

  constructor(session: Session) {
    this.#session = session;
    this.#reader = new RegistryReader(session.database);
    this.#events = new RegistryEvents(session);
  }

  create(draft: ModelVersionDraft, actor: string): Promise<ModelVersion> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      checkRegisteredModelName(draft.name);
      checkRegistryDescription(draft.description);
      for (const tag of draft.tags) checkModelVersionTag(tag.key, tag.value);
      const { registered_key, version_max } = findRegisteredModel(database, draft.name);
      const version = version_max + 1;
      const now = environment.nowMs();
      const { lastInsertRowid: key } = database.run(
        'INSERT INTO model_versions (registered_key, version, creation_time, last_updated_time, description, ' +
          "current_stage, source, storage_location, run_id, run_link, model_id) VALUES (?, ?, ?, ?, ?, 'None', ?, ?, ?, ?, ?)",
        registered_key,
        version,
        now,
        now,
        draft.description,
        draft.source,
        draft.storage_location,
        draft.run_id,
        draft.run_link,
        draft.model_id ?? null,
      );
      database.run(
        'UPDATE registered_models SET version_max = ?, last_updated_time = ? WHERE registered_key = ?',
        version,
        now,
        registered_key,
      );
      for (const tag of draft.tags) this.#writeTag(key, tag);
      if (draft.model_id !== undefined) this.#tagLoggedModel(draft.model_id, draft.name, version);
      this.#events.record(
        { registered_key, name: draft.name, version, action: 'VERSION_CREATED', to: draft.source },
        actor,
      );
      return this.#reader.version(key);
    });
  }

  get(ref: ModelVersionRef): Promise<ModelVersion> {
    return reading(() => {
      checkRegisteredModelName(ref.name);
      const number = readModelVersionNumber(ref.version);
      const version = this.#reader.versionWhere('r.name = ? AND v.version = ?', ref.name, number);
      if (version === undefined) throw modelVersionNotFound(ref.name, number);
      return version;
    });
  }

  search(query: SearchRegistry): Promise<Page<ModelVersion>> {
    return reading(() => {
      const { keys, next_page_token } = this.#find(query);
      return { items: this.#reader.versions(keys), next_page_token };
    });
  }

  searchTexts(query: SearchRegistry): Promise<Page<JsonText>> {
    return reading(() => {
      const { keys, next_page_token } = this.#find(query);
      return { items: readVersionTexts(this.#session.database, keys), next_page_token };
    });
  }

  update(ref: ModelVersionRef, description: string | undefined, actor: string): Promise<ModelVersion> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      checkRegistryDescription(description);
      const found = findModelVersion(database, ref);
      database.run(
        'UPDATE model_versions SET description = ?, last_updated_time = ? WHERE version_key = ?',
        description ?? null,
        environment.nowMs(),
        found.version_key,
      );
      this.#record(found, actor, {
        action: 'DESCRIPTION_CHANGED',
        from: found.description ?? undefined,
        to: description,
      });
      return this.#reader.version(found.version_key);
    });
  }

  transitionStage(ref: ModelVersionRef, to: StageMove, actor: string): Promise<ModelVersion> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const stage = readModelStage(to.stage);
      if (to.archives) checkArchivingStage(to.stage);
      const found = findModelVersion(database, ref);
      if (to.archives) {
        const others = database.rows<ModelVersionHandle>(
          'SELECT version_key, registered_key, version, current_stage FROM model_versions ' +
            'WHERE registered_key = ? AND current_stage = ? AND version != ?',
          found.registered_key,
          stage,
          found.version,
        );
        for (const other of others) this.#moveTo({ ...other, name: ref.name }, 'Archived', actor);
      }
      this.#moveTo(found, stage, actor);
      touchRegisteredModel(database, found.registered_key, environment.nowMs());
      return this.#reader.version(found.version_key);
    });
  }

  delete(ref: ModelVersionRef, actor: string): Promise<void> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const found = findModelVersion(database, ref);
      const aliases = database.rows<{ alias: string }>(
        'SELECT alias FROM registered_model_aliases WHERE registered_key = ? AND version = ?',
        found.registered_key,
        found.version,
      );
      for (const { alias } of aliases) {
        this.#record(found, actor, { action: 'ALIAS_DELETED', key: alias, from: String(found.version) });
      }
      database.run('DELETE FROM model_versions WHERE version_key = ?', found.version_key);
      touchRegisteredModel(database, found.registered_key, environment.nowMs());
      this.#record(found, actor, { action: 'VERSION_DELETED', from: found.source });
    });
  }

  downloadUri(ref: ModelVersionRef): Promise<string> {
    return reading(() => findModelVersion(this.#session.database, ref).storage_location);
  }

  setTag(ref: ModelVersionRef, tag: KeyValue, actor: string): Promise<void> {
    return this.#session.write(() => {
      checkRegisteredModelName(ref.name);
      checkModelVersionTag(tag.key, tag.value);
      const found = findModelVersion(this.#session.database, ref);
      const from = this.#tagValue(found.version_key, tag.key);
      this.#writeTag(found.version_key, tag);
      this.#record(found, actor, { action: 'TAG_SET', key: tag.key, from, to: tag.value });
    });
  }

  deleteTag(ref: ModelVersionRef, key: string, actor: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      checkRegisteredModelName(ref.name);
      checkKey(key, 'key');
      const found = findModelVersion(database, ref);
      const from = this.#tagValue(found.version_key, key);
      if (from === undefined) return;
      database.run(
        'DELETE FROM model_version_tags WHERE version_key = ? AND key = ?',
        found.version_key,
        key,
      );
      this.#record(found, actor, { action: 'TAG_DELETED', key, from });
    });
  }

  #find(query: SearchRegistry): KeyPage {
    const filter = searching(() => parseModelVersionFilter(query.filter));
    const order = searching(() => parseModelVersionOrderBy(query.order_by));
    const wantsPrompts = asksForPrompts(filter, IS_PROMPT_TAG);
    const byName = { entity: 'attribute', key: 'name', ascending: true } as const;
    return searchPage({
      database: this.#session.database,
      fields: modelVersionFields(wantsPrompts),
      from: 'model_versions v JOIN registered_models r USING (registered_key)',
      key: 'v.version_key',
      where: wantsPrompts ? sql('1') : NO_PROMPT_VERSIONS,
      filter,
      order: order.some(({ key }) => key === 'name') ? order : [...order, byName],
      tieBreak: { entity: 'attribute', key: 'version_number', ascending: false },
      max_results: query.max_results,
      page_token: query.page_token,
    });
  }

  #moveTo(
    version: Omit<ModelVersionHandle, 'description' | 'source' | 'storage_location'>,
    stage: string,
    actor: string,
  ): void {
    this.#session.database.run(
      'UPDATE model_versions SET current_stage = ?, last_updated_time = ? WHERE version_key = ?',
      stage,
      this.#session.environment.nowMs(),
      version.version_key,
    );
    if (version.current_stage === stage) return;
    this.#record(version, actor, { action: 'STAGE_CHANGED', from: version.current_stage, to: stage });
  }

  #record(
    version: Pick<ModelVersionHandle, 'registered_key' | 'name' | 'version'>,
    actor: string,
    change: Omit<Parameters<RegistryEvents['record']>[0], 'registered_key' | 'name' | 'version'>,
  ): void {
    const { registered_key, name, version: number } = version;
    this.#events.record({ registered_key, name, version: number, ...change }, actor);
  }

  #tagValue(key: number, tag: string): string | undefined {
    return this.#session.database.row<{ value: string }>(
      'SELECT value FROM model_version_tags WHERE version_key = ? AND key = ?',
      key,
      tag,
    )?.value;
  }

  #writeTag(key: number, tag: KeyValue): void {
    this.#session.database.run(
      'INSERT INTO model_version_tags VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      key,
      tag.key,
      tag.value,
    );
  }

  /** Appends the version to the logged model's list of versions made of it. */
  #tagLoggedModel(modelId: string, name: string, version: number): void {
    const { database, names } = this.#session;
    const model = database.row<{ model_key: number }>(
      "SELECT model_key FROM logged_models WHERE model_id = ? AND lifecycle_stage = 'active'",
      modelId,
    );
    if (model === undefined) throw loggedModelNotFound(modelId);
    const tag = names.intern(MODEL_VERSIONS_TAG);
    const old = database.row<{ value: string }>(
      'SELECT value FROM logged_model_tags WHERE model_key = ? AND name_id = ?',
      model.model_key,
      tag,
    );
    const entries = [...readList(old?.value), { name, version }].map(
      (entry) => `{"name": ${JSON.stringify(entry.name)}, "version": ${JSON.stringify(entry.version)}}`,
    );
    database.run(
      'INSERT INTO logged_model_tags VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      model.model_key,
      tag,
      `[${entries.join(', ')}]`,
    );
  }
}

/** A client may have written anything into the tag; what is no list of versions is begun anew. */
function readList(text: string | undefined): { name: unknown; version: unknown }[] {
  if (text === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as { name: unknown; version: unknown }[]) : [];
  } catch {
    return [];
  }
}
