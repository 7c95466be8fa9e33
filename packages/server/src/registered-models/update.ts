import type { EndpointHandler } from '../application/handler.ts';

export const updateRegisteredModel: EndpointHandler<'registered-models/update'> = async (
  request,
  { store },
  { user },
) => {
  const { name, description = '' } = request;
  return { registered_model: await store.registeredModels.update(name, description, user) };
};
