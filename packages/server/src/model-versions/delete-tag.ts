import type { EndpointHandler } from '../application/handler.ts';

export const deleteModelVersionTag: EndpointHandler<'model-versions/delete-tag'> = async (
  request,
  { store },
  { user },
) => {
  await store.modelVersions.deleteTag(request, request.key, user);
  return {};
};
