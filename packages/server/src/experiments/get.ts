import type { EndpointHandler } from '../application/handler.ts';

export const getExperiment: EndpointHandler<'experiments/get'> = async (request, { store }) => ({
  experiment: await store.experiments.get(request.experiment_id),
});
