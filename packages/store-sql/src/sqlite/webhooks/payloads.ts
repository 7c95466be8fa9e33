import {
  IS_PROMPT_TAG,
  PROMPT_TEXT_TAG,
  PROMPT_TYPE_TAG,
  type WebhookActionName,
  type WebhookEntityName,
  type WebhookEvent,
} from '@millrace/protocol';
import type { SqliteDatabase } from '../database.ts';
import type { RegistryChange } from '../registry/registry-events.ts';

/** The event of a change, which depends on whether the name is a prompt's. */
interface EventKind {
  readonly model: WebhookEntityName | undefined;
  readonly prompt: WebhookEntityName;
  readonly action: WebhookActionName;
}

/** The events that a change may be; undefined for one that webhooks are not told of. */
export function eventKindOf({ action, version }: RegistryChange): EventKind | undefined {
  const isVersion = version !== undefined;
  switch (action) {
    case 'CREATED':
      return { model: 'REGISTERED_MODEL', prompt: 'PROMPT', action: 'CREATED' };
    case 'VERSION_CREATED':
      return { model: 'MODEL_VERSION', prompt: 'PROMPT_VERSION', action: 'CREATED' };
    case 'TAG_SET':
    case 'TAG_DELETED':
      return {
        model: isVersion ? 'MODEL_VERSION_TAG' : undefined,
        prompt: isVersion ? 'PROMPT_VERSION_TAG' : 'PROMPT_TAG',
        action: action === 'TAG_SET' ? 'SET' : 'DELETED',
      };
    case 'ALIAS_SET':
      return { model: 'MODEL_VERSION_ALIAS', prompt: 'PROMPT_ALIAS', action: 'CREATED' };
    case 'ALIAS_DELETED':
      return { model: 'MODEL_VERSION_ALIAS', prompt: 'PROMPT_ALIAS', action: 'DELETED' };
    default:
      return undefined;
  }
}

type Tags = Record<string, string>;

/** What the payload of a change is made of, read inside the job that makes the change. */
export class PayloadReader {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** A version says by its own tags what it is, everything else by the tags of its name. */
  isPrompt(change: RegistryChange): boolean {
    const tags = change.action === 'VERSION_CREATED' ? this.#versionTags(change) : this.#modelTags(change);
    return tags[IS_PROMPT_TAG]?.toLowerCase() === 'true';
  }

  /** The member `data`, with MLflow's fields. */
  data(event: WebhookEvent, change: RegistryChange): Readonly<Record<string, unknown>> {
    const { name, key, to } = change;
    const version = change.version === undefined ? {} : { version: String(change.version) };
    switch (change.action) {
      case 'CREATED':
        return { name, tags: shown(this.#modelTags(change), event), description: this.#description(change) };
      case 'VERSION_CREATED':
        return this.#versionData(event, change);
      case 'ALIAS_SET':
        return { name, alias: key, ...version };
      case 'ALIAS_DELETED':
        return { name, alias: key };
      case 'TAG_SET':
        return { name, ...version, key, value: to };
      default:
        return { name, ...version, key };
    }
  }

  #versionData(event: WebhookEvent, change: RegistryChange): Readonly<Record<string, unknown>> {
    const { name, version } = change;
    const row = this.#database.row<{ source: string; run_id: string; description: string | null }>(
      'SELECT source, run_id, description FROM model_versions WHERE registered_key = ? AND version = ?',
      change.registered_key,
      version ?? 0,
    );
    const tags = this.#versionTags(change);
    const isPrompt = event.entity === 'PROMPT_VERSION';
    return {
      name,
      version: String(version),
      ...(isPrompt
        ? { template: tags[PROMPT_TEXT_TAG] ?? null }
        : { source: row?.source, run_id: row?.run_id === '' ? null : row?.run_id }),
      tags: shown(tags, event),
      description: row?.description === '' ? null : (row?.description ?? null),
    };
  }

  /** '' where there is none, as MLflow sends it for a model. */
  #description(change: RegistryChange): string {
    const row = this.#database.row<{ description: string | null }>(
      'SELECT description FROM registered_models WHERE registered_key = ?',
      change.registered_key,
    );
    return row?.description ?? '';
  }

  #modelTags(change: RegistryChange): Tags {
    return Object.fromEntries(
      this.#database.tuples<readonly [string, string]>(
        'SELECT key, value FROM registered_model_tags WHERE registered_key = ?',
        change.registered_key,
      ),
    );
  }

  #versionTags(change: RegistryChange): Tags {
    return Object.fromEntries(
      this.#database.tuples<readonly [string, string]>(
        'SELECT t.key, t.value FROM model_versions v JOIN model_version_tags t USING (version_key) ' +
          'WHERE v.registered_key = ? AND v.version = ?',
        change.registered_key,
        change.version ?? 0,
      ),
    );
  }
}

const PROMPT_TAGS = new Set([IS_PROMPT_TAG, PROMPT_TYPE_TAG]);

/** A prompt's tags without those that only mark it as one, and without its text, which has a field of its own. */
function shown(tags: Tags, { entity }: WebhookEvent): Tags {
  if (entity !== 'PROMPT' && entity !== 'PROMPT_VERSION') return tags;
  const isHidden = (key: string): boolean =>
    PROMPT_TAGS.has(key) || (entity === 'PROMPT_VERSION' && key === PROMPT_TEXT_TAG);
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !isHidden(key)));
}
