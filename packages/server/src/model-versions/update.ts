import type { EndpointHandler } from '../application/handler.ts';

export const updateModelVersion: EndpointHandler<'model-versions/update'> = async (
  request,
  { store },
  { user },
) => {
  return { model_version: await store.modelVersions.update(request, request.description, user) };
};
