import type { EndpointHandler } from '../application/handler.ts';

export const deleteRegisteredModelTag: EndpointHandler<'registered-models/delete-tag'> = async (
  request,
  { store },
  { user },
) => {
  await store.registeredModels.deleteTag(request.name, request.key, user);
  return {};
};
