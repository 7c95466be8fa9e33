import type { EndpointHandler } from '../application/handler.ts';

export const deleteRun: EndpointHandler<'runs/delete'> = async (request, { store }) => {
  await store.runs.delete(request.run_id);
  return {};
};
