import type { EndpointHandler } from '../application/handler.ts';

export const logParam: EndpointHandler<'runs/log-parameter'> = async (request, { store }) => {
  await store.runs.logParam(request.run_id, request);
  return {};
};
