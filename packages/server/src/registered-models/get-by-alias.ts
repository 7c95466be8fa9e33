import type { EndpointHandler } from '../application/handler.ts';

export const getModelVersionByAlias: EndpointHandler<'registered-models/get-by-alias'> = async (
  { name, alias },
  { store },
) => {
  return { model_version: await store.registeredModels.versionByAlias(name, alias) };
};
