import type { EndpointHandler } from '../application/handler.ts';

export const getModelVersion: EndpointHandler<'model-versions/get'> = async (
  { name, version },
  { store },
) => {
  return { model_version: await store.modelVersions.get({ name, version }) };
};
