import type { EndpointHandler } from '../application/handler.ts';

export const deleteExperimentTag: EndpointHandler<'experiments/delete-tag'> = async (request, { store }) => {
  await store.experiments.deleteTag(request.experiment_id, request.key);
  return {};
};
