import type { EndpointHandler } from '../application/handler.ts';

export const renameRegisteredModel: EndpointHandler<'registered-models/rename'> = async (
  request,
  { store },
  { user },
) => {
  return { registered_model: await store.registeredModels.rename(request.name, request.new_name, user) };
};
