import { checkExperimentName } from '@millrace/store';
import type { EndpointHandler } from '../application/handler.ts';

export const updateExperiment: EndpointHandler<'experiments/update'> = async (request, { store }) => {
  checkExperimentName(request.new_name);
  await store.experiments.rename(request.experiment_id, request.new_name);
  return {};
};
