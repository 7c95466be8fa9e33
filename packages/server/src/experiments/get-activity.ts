import type { EndpointHandler } from '../application/handler.ts';

export const getExperimentActivity: EndpointHandler<'experiments/get-activity'> = async (
  { experiment_ids },
  { store },
) => ({ activities: await store.experiments.activity(experiment_ids) });
