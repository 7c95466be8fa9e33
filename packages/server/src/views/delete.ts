import type { EndpointHandler } from '../application/handler.ts';

export const deleteView: EndpointHandler<'views/delete'> = async ({ view_id }, { store }) => {
  await store.views.delete(view_id);
  return {};
};
