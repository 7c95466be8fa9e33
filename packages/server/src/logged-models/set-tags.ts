import { withValues } from '../application/key-values.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const setLoggedModelTags: EndpointHandler<'logged-models/set-tags'> = async (request, { store }) => {
  await store.loggedModels.setTags(request.model_id ?? '', withValues(request.tags));
  return {};
};
