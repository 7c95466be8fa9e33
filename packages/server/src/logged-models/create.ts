import { checkLoggedModelName } from '@millrace/store';
import { withValues } from '../application/key-values.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const createLoggedModel: EndpointHandler<'logged-models/create'> = async (request, { store }) => {
  if (request.name !== undefined && request.name !== '') checkLoggedModelName(request.name);
  const model = await store.loggedModels.create({
    ...request,
    params: withValues(request.params),
    tags: withValues(request.tags),
  });
  return { model };
};
