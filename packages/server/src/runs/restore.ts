import type { EndpointHandler } from '../application/handler.ts';

export const restoreRun: EndpointHandler<'runs/restore'> = async (request, { store }) => {
  await store.runs.restore(request.run_id);
  return {};
};
