import type { EndpointHandler } from '../application/handler.ts';

export const getRun: EndpointHandler<'runs/get'> = async (request, { store }) => ({
  run: await store.runs.get(request.run_id),
});
