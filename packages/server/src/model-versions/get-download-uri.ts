import type { EndpointHandler } from '../application/handler.ts';

export const getModelVersionDownloadUri: EndpointHandler<'model-versions/get-download-uri'> = async (
  { name = '', version = '' },
  { store },
) => {
  return { artifact_uri: await store.modelVersions.downloadUri({ name, version }) };
};
