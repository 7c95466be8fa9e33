import type { EndpointHandler } from '../application/handler.ts';

export const deleteRegisteredModelAlias: EndpointHandler<'registered-models/delete-alias'> = async (
  request,
  { store },
  { user },
) => {
  await store.registeredModels.deleteAlias(request.name, request.alias, user);
  return {};
};
