import type { EndpointHandler } from '../application/handler.ts';

export const logOutputs: EndpointHandler<'runs/log-outputs'> = async (request, { store }) => {
  await store.runs.logOutputs(request.run_id, request.models);
  return {};
};
