import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { keys } from './keys.ts';
import { IS_PROMPT, PROMPT_TAGS } from './prompt-tags.ts';
import { quoted } from './quoted.ts';
import type { ModelVersion } from './registry.ts';

const PAGE = 100;
const VERSIONS_MAX = 5000;
/** What stands as the source of a prompt's version, which has no files. */
const SOURCE = 'dummy-source';

/** Prompts that the filter, in MLflow's language, lets through; of one experiment or of all. */
export function promptsQuery(filter: string, order: string, experimentId?: string) {
  const experiment =
    experimentId === undefined ? '' : `tags.${PROMPT_TAGS.experiments} LIKE ${quoted(`%,${experimentId},%`)}`;
  const whole = [IS_PROMPT, experiment, filter].filter((clause) => clause !== '').join(' AND ');
  return infiniteQueryOptions({
    queryKey: keys.prompts(whole, order),
    queryFn: ({ pageParam, signal }) =>
      call(
        'registered-models/search',
        { filter: whole, max_results: PAGE, page_token: pageParam, order_by: [order] },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

/** The versions of a prompt, the newest first. */
export function promptVersionsQuery(name: string) {
  return queryOptions({
    queryKey: keys.promptVersions(name),
    queryFn: async ({ signal }): Promise<ModelVersion[]> => {
      const page = await call(
        'model-versions/search',
        {
          filter: `${IS_PROMPT} AND name = ${quoted(name)}`,
          max_results: VERSIONS_MAX,
          order_by: ['version_number DESC'],
        },
        signal,
      );
      return page.model_versions ?? [];
    },
  });
}

/** What a new version of a prompt holds, as it is kept. */
export interface PromptContent {
  readonly kind: 'text' | 'chat';
  /** The template, or the messages as JSON. */
  readonly text: string;
  readonly commitMessage: string;
  /** JSON; '' for none. */
  readonly modelConfig: string;
  readonly responseFormat: string;
}

/** Adds a version; returns its number. */
export async function createPromptVersion(name: string, content: PromptContent): Promise<string> {
  const { kind, text, commitMessage, modelConfig, responseFormat } = content;
  const tags = {
    [PROMPT_TAGS.isPrompt]: 'true',
    [PROMPT_TAGS.text]: text,
    [PROMPT_TAGS.kind]: kind,
    [PROMPT_TAGS.modelConfig]: modelConfig,
    [PROMPT_TAGS.responseFormat]: responseFormat,
  };
  const { model_version } = await call('model-versions/create', {
    name,
    source: SOURCE,
    description: commitMessage,
    tags: Object.entries(tags).flatMap(([key, value]) => (value === '' ? [] : [{ key, value }])),
  });
  return model_version.version;
}

/** Creates a prompt with its first version; when the version is refused, there is no prompt either. */
export async function createPrompt(
  name: string,
  content: PromptContent,
  experimentId?: string,
): Promise<void> {
  await call('registered-models/create', {
    name,
    tags: [
      { key: PROMPT_TAGS.isPrompt, value: 'true' },
      ...(experimentId === undefined ? [] : [{ key: PROMPT_TAGS.experiments, value: `,${experimentId},` }]),
    ],
  });
  try {
    await createPromptVersion(name, content);
  } catch (error) {
    await call('registered-models/delete', { name });
    throw error;
  }
}
