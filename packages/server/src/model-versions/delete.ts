import type { EndpointHandler } from '../application/handler.ts';

export const deleteModelVersion: EndpointHandler<'model-versions/delete'> = async (
  request,
  { store },
  { user },
) => {
  await store.modelVersions.delete(request, user);
  return {};
};
