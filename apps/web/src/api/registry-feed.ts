import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { keys } from './keys.ts';
import { IS_PROMPT } from './prompt-tags.ts';
import { quoted } from './quoted.ts';
import type { RegistryEvent } from './registry.ts';

/** What says where versions stand; tags and descriptions would drown it. */
const ACTIONS: RegistryEvent['action'][] = [
  'ALIAS_SET',
  'ALIAS_DELETED',
  'STAGE_CHANGED',
  'VERSION_CREATED',
  'VERSION_APPROVED',
];

export interface FeedEvent extends RegistryEvent {
  /** What has the name now; undefined where nothing does any more. */
  readonly kind: Kind | undefined;
}

type Kind = 'model' | 'prompt';

/** What happened to all models and prompts, the newest first. */
export function registryFeedQuery(max: number) {
  return queryOptions({
    queryKey: keys.registryFeed(max),
    queryFn: async ({ signal }): Promise<FeedEvent[]> => {
      const { events = [] } = await call(
        'registered-models/get-history',
        { actions: ACTIONS, max_results: max },
        signal,
      );
      const names = [...new Set(events.map(({ name }) => name))];
      const kinds = new Map(
        await Promise.all(names.map(async (name) => [name, await kindOf(name, signal)] as const)),
      );
      return events.map((event) => ({ ...event, kind: kinds.get(event.name) }));
    },
  });
}

/** By search, to which a model that is gone is no error; it leaves prompts out unless asked for them. */
async function kindOf(name: string, signal: AbortSignal): Promise<Kind | undefined> {
  const isNamed = `name = ${quoted(name)}`;
  const exists = async (filter: string): Promise<boolean> => {
    const page = await call('registered-models/search', { filter, max_results: 1 }, signal);
    return (page.registered_models ?? []).length > 0;
  };
  if (await exists(isNamed)) return 'model';
  return (await exists(`${IS_PROMPT} AND ${isNamed}`)) ? 'prompt' : undefined;
}
