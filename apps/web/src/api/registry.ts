import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type RegisteredModel = NonNullable<
  CallAnswer<'registered-models/search'>['registered_models']
>[number];
export type ModelVersion = NonNullable<CallAnswer<'model-versions/search'>['model_versions']>[number];
export type RegistryEvent = NonNullable<CallAnswer<'registered-models/get-history'>['events']>[number];
export type Lineage = CallAnswer<'registered-models/get-lineage'>['lineage'];

const PAGE = 100;

export function modelsQuery(text: string, order: string) {
  return infiniteQueryOptions({
    queryKey: keys.models(text, order),
    queryFn: ({ pageParam, signal }) =>
      call(
        'registered-models/search',
        {
          max_results: PAGE,
          page_token: pageParam,
          order_by: [order],
          ...(text === '' ? {} : { filter: `name ILIKE '%${text.replaceAll("'", "''")}%'` }),
        },
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

export function modelVersionsQuery(name: string) {
  return queryOptions({
    queryKey: keys.modelVersions(name),
    queryFn: async ({ signal }) => {
      const filter = `name = '${name.replaceAll("'", "''")}'`;
      const page = await call(
        'model-versions/search',
        { filter, max_results: 1000, order_by: ['version_number DESC'] },
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
      (await call('registered-models/get-history', { name, max_results: 200 }, signal)).events ?? [],
  });
}

export function modelLineageQuery(name: string) {
  return queryOptions({
    queryKey: keys.modelLineage(name),
    queryFn: async ({ signal }) => (await call('registered-models/get-lineage', { name }, signal)).lineage,
  });
}
