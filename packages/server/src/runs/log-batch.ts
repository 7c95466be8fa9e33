import type { EndpointHandler } from '../application/handler.ts';

export const logBatch: EndpointHandler<'runs/log-batch'> = async (request, { store }) => {
  await store.runs.logBatch(request.run_id, request);
  return {};
};
