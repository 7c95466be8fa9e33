import type { EndpointHandler } from '../application/handler.ts';

export const deleteTag: EndpointHandler<'runs/delete-tag'> = async (request, { store }) => {
  await store.runs.deleteTag(request.run_id, request.key);
  return {};
};
