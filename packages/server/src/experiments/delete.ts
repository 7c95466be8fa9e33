import type { EndpointHandler } from '../application/handler.ts';

export const deleteExperiment: EndpointHandler<'experiments/delete'> = async (request, { store }) => {
  await store.experiments.delete(request.experiment_id);
  return {};
};
