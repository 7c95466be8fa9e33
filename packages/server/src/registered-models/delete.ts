import type { EndpointHandler } from '../application/handler.ts';

export const deleteRegisteredModel: EndpointHandler<'registered-models/delete'> = async (
  request,
  { store },
  { user },
) => {
  await store.registeredModels.delete(request.name, user);
  return {};
};
