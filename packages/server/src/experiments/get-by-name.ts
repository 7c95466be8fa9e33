import type { EndpointHandler } from '../application/handler.ts';

export const getExperimentByName: EndpointHandler<'experiments/get-by-name'> = async (
  request,
  { store },
) => ({
  experiment: await store.experiments.getByName(request.experiment_name),
});
