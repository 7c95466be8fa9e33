import type {
  Int64,
  JsonText,
  Lineage,
  ModelVersion,
  PromotionPolicy,
  RegisteredModel,
  RegistryEvent,
  RegistryActionName,
} from '@millrace/protocol';
import type { KeyValue } from './rules/batch.ts';
import type { Page } from './tracking-store.ts';
import type { WebhookOutboxStore, WebhookStore } from './webhook-store.ts';

export interface SearchRegistry {
  readonly max_results: number;
  readonly filter?: string | undefined;
  readonly order_by?: readonly string[] | undefined;
  readonly page_token?: string | undefined;
}

/** A version as requests name it: the number is text until it is read. */
export interface ModelVersionRef {
  readonly name: string;
  readonly version: string;
}

/** Who moves an alias, and what is known of the version that the database does not know. */
export interface AliasMover {
  readonly actor: string;
  /** Undefined when the MLmodel file was not looked at or could not be read. */
  readonly hasSignature?: boolean | undefined;
}

export interface StageMove {
  readonly stage: string;
  /** Whether versions that are in the stage are archived. */
  readonly archives: boolean;
}

/**
 * Registered models and prompts, which are registered models with the prompt tag. Every method is one
 * transaction; `actor` is who asks, '' when nobody says, and goes into the history.
 */
export interface RegisteredModelStore {
  create(
    draft: { name: string; description?: string | undefined; tags: readonly KeyValue[] },
    actor: string,
  ): Promise<RegisteredModel>;
  get(name: string): Promise<RegisteredModel>;
  search(query: SearchRegistry): Promise<Page<RegisteredModel>>;
  rename(name: string, newName: string, actor: string): Promise<RegisteredModel>;
  /** An absent description clears it. */
  update(name: string, description: string, actor: string): Promise<RegisteredModel>;
  delete(name: string, actor: string): Promise<void>;
  /** The newest version of each of the stages; of all without stages. */
  latestVersions(name: string, stages: readonly string[]): Promise<ModelVersion[]>;
  setTag(name: string, tag: KeyValue, actor: string): Promise<void>;
  deleteTag(name: string, key: string, actor: string): Promise<void>;
  /** Refused with every reason when the model's promotion policy does not hold. */
  setAlias(ref: ModelVersionRef, alias: string, by: AliasMover): Promise<void>;
  deleteAlias(name: string, alias: string, actor: string): Promise<void>;
  versionByAlias(name: string, alias: string): Promise<ModelVersion>;
}

export interface ModelVersionDraft {
  readonly name: string;
  readonly source: string;
  /** Where the files lie when `source` only refers to them. */
  readonly storage_location: string;
  readonly run_id: string;
  readonly run_link: string;
  readonly description: string;
  readonly model_id?: string | undefined;
  readonly tags: readonly KeyValue[];
}

/** Versions of registered models; numbers count from 1 and are never given twice. */
export interface ModelVersionStore {
  create(draft: ModelVersionDraft, actor: string): Promise<ModelVersion>;
  get(ref: ModelVersionRef): Promise<ModelVersion>;
  /** Aliases are left empty in the results, as MLflow does. */
  search(query: SearchRegistry): Promise<Page<ModelVersion>>;
  /** The same as the wire's JSON, which costs half: each text holds some of the items, with commas between. */
  searchTexts(query: SearchRegistry): Promise<Page<JsonText>>;
  /** An absent description clears it. */
  update(ref: ModelVersionRef, description: string | undefined, actor: string): Promise<ModelVersion>;
  transitionStage(ref: ModelVersionRef, to: StageMove, actor: string): Promise<ModelVersion>;
  delete(ref: ModelVersionRef, actor: string): Promise<void>;
  downloadUri(ref: ModelVersionRef): Promise<string>;
  setTag(ref: ModelVersionRef, tag: KeyValue, actor: string): Promise<void>;
  deleteTag(ref: ModelVersionRef, key: string, actor: string): Promise<void>;
}

export interface RegistryHistoryQuery {
  /** Of all models without it. */
  readonly name?: string | undefined;
  /** Only these actions. */
  readonly actions?: readonly RegistryActionName[] | undefined;
  readonly version?: string | undefined;
  readonly alias?: string | undefined;
  readonly max_results: number;
  readonly page_token?: string | undefined;
}

/** Where an alias pointed at some time; `until` is absent while it still does. Times are ms since the epoch. */
export interface AliasPeriod {
  readonly version?: string | undefined;
  readonly since?: Int64 | undefined;
  readonly until?: Int64 | undefined;
  readonly user?: string | undefined;
}

/** What happened in the registry, kept for models and versions that are gone, too. */
export interface RegistryHistoryStore {
  /** Newest first. */
  events(query: RegistryHistoryQuery): Promise<Page<RegistryEvent>>;
  aliasAt(name: string, alias: string, timestamp: Int64): Promise<AliasPeriod>;
  /** Of one version, or of all versions of the model. */
  lineage(name: string, version?: string): Promise<Lineage>;
}

/** What must hold before an alias may point at a version; off for a model until it is set. */
export interface PromotionPolicyStore {
  get(name: string): Promise<PromotionPolicy | undefined>;
  set(policy: PromotionPolicy, actor: string): Promise<PromotionPolicy>;
  delete(name: string, actor: string): Promise<void>;
  /** Once per user, version and alias. */
  approve(
    approval: { name: string; version: string; alias: string; comment: string },
    actor: string,
  ): Promise<void>;
}

/** Everything that the registry endpoints need of a database. */
export interface RegistryStore {
  readonly registeredModels: RegisteredModelStore;
  readonly modelVersions: ModelVersionStore;
  readonly registryHistory: RegistryHistoryStore;
  readonly promotionPolicies: PromotionPolicyStore;
  readonly webhooks: WebhookStore;
  readonly webhookOutbox: WebhookOutboxStore;
}
