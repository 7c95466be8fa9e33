import { IS_PROMPT_TAG, type ModelVersion, type RegisteredModel } from '@millrace/protocol';
import { RefusalError } from '../client/client-errors.ts';
import type { RestClient } from '../client/rest-client.ts';
import { requiredText } from '../command-line/options.ts';

const PAGE = 1000;

export const registeredName = requiredText({
  short: 'n',
  placeholder: 'NAME',
  help: 'The registered model or prompt.',
});

/** The condition under which a search finds prompts instead of models. */
export const PROMPTS = `tags.\`${IS_PROMPT_TAG}\` = 'true'`;

/** All that match, in the order of their names. */
export async function allRegistered(
  client: RestClient,
  filter: string | undefined,
): Promise<RegisteredModel[]> {
  const found: RegisteredModel[] = [];
  for await (const page of client.pages('registered-models/search', { filter, max_results: PAGE }))
    found.push(...page.registered_models);
  return found;
}

/** All versions of a name, the newest first, each with its aliases. */
export async function allVersions(client: RestClient, model: RegisteredModel): Promise<ModelVersion[]> {
  const ofName = `name = ${quoted(model.name)}`;
  const request = {
    filter: isPrompt(model) ? `${ofName} AND ${PROMPTS}` : ofName,
    order_by: ['version_number DESC'],
    max_results: PAGE,
  };
  const found: ModelVersion[] = [];
  for await (const page of client.pages('model-versions/search', request)) found.push(...page.model_versions);
  return found.map((version) => ({
    ...version,
    aliases: model.aliases.filter((alias) => alias.version === version.version).map(({ alias }) => alias),
  }));
}

/** Makes the name unless it is there. */
export async function ensureRegistered(
  client: RestClient,
  draft: { name: string; tags?: { key: string; value: string }[] },
): Promise<void> {
  try {
    await client.call('registered-models/create', draft);
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'RESOURCE_ALREADY_EXISTS') throw error;
    const { registered_model } = await client.call('registered-models/get', { name: draft.name });
    // A version of a model must not come under the name of a prompt, nor the other way round.
    if (isPrompt(registered_model) !== isPrompt(draft)) throw error;
  }
}

export function aliasText(aliases: readonly { readonly alias: string; readonly version: string }[]): string {
  return aliases.map(({ alias, version }) => `${alias}=${version}`).join(', ');
}

function isPrompt({ tags = [] }: { tags?: RegisteredModel['tags'] }): boolean {
  return tags.some(({ key, value }) => key === IS_PROMPT_TAG && value === 'true');
}

/** A text as a filter takes it; a name that holds both quotes cannot be written there. */
function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
