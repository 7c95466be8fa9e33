import { CONNECTION_OPTIONS, readConnection } from '../client/connection.ts';
import { RestClient } from '../client/rest-client.ts';
import { choice, requiredText } from '../command-line/options.ts';
import type { World } from '../world/world.ts';

export { CONNECTION_OPTIONS };

/** A client of the server that the options or the environment name. */
export function clientOf(values: { readonly 'tracking-uri': string | undefined }, world: World): RestClient {
  return new RestClient(readConnection(values['tracking-uri'], world));
}

export const experimentId = requiredText({ short: 'x', placeholder: 'ID', help: 'The experiment.' });

export const runId = requiredText({ placeholder: 'ID', help: 'The run.' });

export const output = choice(['table', 'json'], 'table', { help: 'Columns for people, or JSON.' });

export const view = choice(['active_only', 'deleted_only', 'all'], 'active_only', {
  short: 'v',
  help: 'Which ones by their lifecycle stage.',
});

/** The view as the wire names it. */
export function viewType(
  word: 'active_only' | 'deleted_only' | 'all',
): 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL' {
  const names = { active_only: 'ACTIVE_ONLY', deleted_only: 'DELETED_ONLY', all: 'ALL' } as const;
  return names[word];
}
