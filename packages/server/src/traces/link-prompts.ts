import type { EndpointHandler } from '../application/handler.ts';
import { invalidParameter, TRACE_LINKS_MAX } from '@millrace/protocol';

const INTEGER = /^\s*[-+]?\d{1,18}\s*$/;

export const linkPromptsToTrace: EndpointHandler<'traces/link-prompts'> = async (
  { trace_id, prompt_versions },
  { store },
) => {
  if (prompt_versions.length > TRACE_LINKS_MAX) {
    throw invalidParameter(`At most ${TRACE_LINKS_MAX} prompt versions can be linked at once.`);
  }
  const versions = prompt_versions.map(({ name = '', version = '' }) => {
    if (!INTEGER.test(version)) throw invalidParameter(`Prompt version '${version}' is not an integer.`);
    return `${name}/${Number(version)}`;
  });
  await store.traces.linkPrompts(trace_id, versions);
  return {};
};
