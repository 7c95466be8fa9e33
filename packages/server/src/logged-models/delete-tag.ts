import type { EndpointHandler } from '../application/handler.ts';

export const deleteLoggedModelTag: EndpointHandler<'logged-models/delete-tag'> = async (
  request,
  { store },
) => {
  await store.loggedModels.deleteTag(request.model_id ?? '', request.tag_key ?? '');
  return {};
};
