import type { EndpointHandler } from '../application/handler.ts';

export const getLatestVersions: EndpointHandler<'registered-models/get-latest-versions'> = async (
  { name, stages = [] },
  { store },
) => {
  return { model_versions: await store.registeredModels.latestVersions(name, stages) };
};
