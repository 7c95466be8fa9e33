import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { keys } from './keys.ts';
import type { RegistryEvent } from './registry.ts';

/** What says where versions stand; tags and descriptions would drown it. */
const ACTIONS: RegistryEvent['action'][] = [
  'ALIAS_SET',
  'ALIAS_DELETED',
  'STAGE_CHANGED',
  'VERSION_CREATED',
  'VERSION_APPROVED',
];

/** What happened to all models and prompts, the newest first. */
export function registryFeedQuery(max: number) {
  return queryOptions({
    queryKey: keys.registryFeed(max),
    queryFn: async ({ signal }) =>
      (await call('registered-models/get-history', { actions: ACTIONS, max_results: max }, signal)).events ??
      [],
  });
}
