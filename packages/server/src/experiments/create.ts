import { checkCustomViewCount, checkExperimentName, checkExperimentTag } from '@millrace/store';
import { checkedLocation } from '../application/artifact-locations.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const createExperiment: EndpointHandler<'experiments/create'> = async (
  request,
  { store, settings },
) => {
  const tags = (request.tags ?? []).map(checkExperimentTag);
  checkCustomViewCount(tags.map(({ key }) => key));
  checkExperimentName(request.name);
  const artifact_location = checkedLocation(request.artifact_location, settings);
  return { experiment_id: await store.experiments.create({ name: request.name, artifact_location, tags }) };
};
