import type { EndpointHandler } from '../application/handler.ts';

export const logMetric: EndpointHandler<'runs/log-metric'> = async (request, { store }) => {
  await store.runs.logMetric(request.run_id, request);
  return {};
};
