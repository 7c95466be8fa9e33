import type { EndpointHandler } from '../application/handler.ts';

export const finalizeLoggedModel: EndpointHandler<'logged-models/finalize'> = async (request, { store }) => ({
  model: await store.loggedModels.finalize(request.model_id, request.status),
});
