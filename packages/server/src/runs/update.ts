import type { EndpointHandler } from '../application/handler.ts';

export const updateRun: EndpointHandler<'runs/update'> = async (request, { store }) => ({
  run_info: await store.runs.update(request.run_id, request),
});
