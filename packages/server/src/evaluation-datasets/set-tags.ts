import type { EndpointHandler } from '../application/handler.ts';

export const setEvaluationDatasetTags: EndpointHandler<'evaluation-datasets/set-tags'> = async (
  { dataset_id = '', tags },
  { store },
) => {
  await store.evaluationDatasets.setTags(dataset_id, tags);
  return {};
};
