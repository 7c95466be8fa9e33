import type { EndpointHandler } from '../application/handler.ts';

export const getRegisteredModel: EndpointHandler<'registered-models/get'> = async ({ name }, { store }) => {
  return { registered_model: await store.registeredModels.get(name) };
};
