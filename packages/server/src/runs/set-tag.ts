import type { EndpointHandler } from '../application/handler.ts';

export const setTag: EndpointHandler<'runs/set-tag'> = async (request, { store }) => {
  await store.runs.setTag(request.run_id, request);
  return {};
};
