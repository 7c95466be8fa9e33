import type { EndpointHandler } from '../application/handler.ts';

export const getLoggedModel: EndpointHandler<'logged-models/get'> = async (request, { store }) => ({
  model: await store.loggedModels.get(request.model_id ?? '', { allow_deleted: request.allow_deleted }),
});
