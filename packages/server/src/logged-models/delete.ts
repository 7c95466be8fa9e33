import type { EndpointHandler } from '../application/handler.ts';

export const deleteLoggedModel: EndpointHandler<'logged-models/delete'> = async (request, { store }) => {
  await store.loggedModels.delete(request.model_id ?? '');
  return {};
};
