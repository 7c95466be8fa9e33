import type { EndpointHandler } from '../application/handler.ts';

export const saveView: EndpointHandler<'views/save'> = async (
  { search = '', ...request },
  { store },
  { user },
) => ({
  view: await store.views.save({ ...request, search }, user),
});
