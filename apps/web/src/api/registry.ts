import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';
import { quoted } from './quoted.ts';

export type RegisteredModel = NonNullable<
  CallAnswer<'registered-models/search'>['registered_models']
>[number];
export type ModelVersion = NonNullable<CallAnswer<'model-versions/search'>['model_versions']>[number];
export type RegistryEvent = NonNullable<CallAnswer<'registered-models/get-history'>['events']>[number];
export type Lineage = CallAnswer<'registered-models/get-lineage'>['lineage'];
export type PromotionPolicy = NonNullable<CallAnswer<'promotion-policies/get'>['policy']>;

const PAGE = 100;
const VERSIONS_MAX = 5000;
const EVENTS_MAX = 200;
const NAMES_MAX = 1000;

/** Registered models that the filter, in MLflow's language, lets through; a page at a time. */
export function modelsQuery(filter: string, order: string) {
  return infiniteQueryOptions({
    queryKey: keys.models(filter, order),
    queryFn: ({ pageParam, signal }) =>
      call(
        'registered-models/search',
        { max_results: PAGE, page_token: pageParam, order_by: [order], ...(filter === '' ? {} : { filter }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

export function modelQuery(name: string) {
  return queryOptions({
    queryKey: keys.model(name),
    queryFn: async ({ signal }) => (await call('registered-models/get', { name }, signal)).registered_model,
  });
}

/** The versions of a model, the newest first. */
export function modelVersionsQuery(name: string) {
  return queryOptions({
    queryKey: keys.modelVersions(name),
    queryFn: async ({ signal }) => {
      const filter = `name = ${quoted(name)}`;
      const page = await call(
        'model-versions/search',
        { filter, max_results: VERSIONS_MAX, order_by: ['version_number DESC'] },
        signal,
      );
      return page.model_versions ?? [];
    },
  });
}

export function modelHistoryQuery(name: string) {
  return queryOptions({
    queryKey: keys.modelHistory(name),
    queryFn: async ({ signal }) =>
      (await call('registered-models/get-history', { name, max_results: EVENTS_MAX }, signal)).events ?? [],
  });
}

export function modelVersionHistoryQuery(name: string, version: string) {
  return queryOptions({
    queryKey: keys.modelVersionHistory(name, version),
    queryFn: async ({ signal }) =>
      (await call('registered-models/get-history', { name, version, max_results: EVENTS_MAX }, signal))
        .events ?? [],
  });
}

export function modelLineageQuery(name: string) {
  return queryOptions({
    queryKey: keys.modelLineage(name),
    queryFn: async ({ signal }) => (await call('registered-models/get-lineage', { name }, signal)).lineage,
  });
}

/** What must hold before an alias moves; null where the model has no such policy. */
export function promotionPolicyQuery(name: string) {
  return queryOptions({
    queryKey: keys.promotionPolicy(name),
    queryFn: async ({ signal }) => (await call('promotion-policies/get', { name }, signal)).policy ?? null,
  });
}

/** Creates a model and returns its name. */
export async function createModel(name: string, description: string): Promise<string> {
  const { registered_model } = await call('registered-models/create', {
    name,
    ...(description === '' ? {} : { description }),
  });
  return registered_model.name;
}

/** Names to choose from; there may be more. */
export function modelNamesQuery() {
  return queryOptions({
    queryKey: keys.modelNames(),
    queryFn: async ({ signal }) => {
      const page = await call('registered-models/search', { max_results: NAMES_MAX }, signal);
      return (page.registered_models ?? []).map(({ name }) => name);
    },
  });
}

interface VersionCopy {
  readonly name: string;
  readonly version: string;
  readonly target: string;
}

/** Adds to the target a version with the files of another model's; returns its number. */
export async function copyVersion({ name, version, target }: VersionCopy): Promise<string> {
  const { model_version } = await call('model-versions/create', {
    name: target,
    source: `models:/${name}/${version}`,
  });
  return model_version.version;
}
