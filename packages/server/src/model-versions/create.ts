import type { EndpointHandler } from '../application/handler.ts';
import { IS_PROMPT_TAG } from '@millrace/protocol';
import { withValues } from '../application/key-values.ts';
import {
  checkPromptSource,
  checkSourceHost,
  checkSourcePattern,
  resolveSource,
} from '../application/model-source.ts';
export const createModelVersion: EndpointHandler<'model-versions/create'> = async (
  request,
  context,
  { user },
) => {
  const { name, source, run_link = '', description = '' } = request;
  const tags = withValues(request.tags);
  checkSourcePattern(source, context.settings.modelVersionSourcePattern);
  const isPrompt = tags.findLast(({ key }) => key === IS_PROMPT_TAG)?.value.toLowerCase() === 'true';
  if (isPrompt) checkPromptSource(source);
  checkSourceHost(source, context);
  const resolved = isPrompt
    ? {
        source,
        storage_location: source,
        run_id: request.run_id ?? '',
        model_id: request.model_id || undefined,
      }
    : await resolveSource(request, context);
  const draft = { name, run_link, description, tags, ...resolved };
  return { model_version: await context.store.modelVersions.create(draft, user) };
};
