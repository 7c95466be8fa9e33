import { checkExperimentTag } from '@millrace/store';
import type { EndpointHandler } from '../application/handler.ts';

export const setExperimentTag: EndpointHandler<'experiments/set-tag'> = async (request, { store }) => {
  await store.experiments.setTag(request.experiment_id, checkExperimentTag(request));
  return {};
};
