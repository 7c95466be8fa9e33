import type { EndpointHandler } from '../application/handler.ts';

export const restoreExperiment: EndpointHandler<'experiments/restore'> = async (request, { store }) => {
  await store.experiments.restore(request.experiment_id);
  return {};
};
