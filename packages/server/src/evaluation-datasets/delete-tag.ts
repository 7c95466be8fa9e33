import type { EndpointHandler } from '../application/handler.ts';

export const deleteEvaluationDatasetTag: EndpointHandler<'evaluation-datasets/delete-tag'> = async (
  { dataset_id = '', key = '' },
  { store },
) => {
  await store.evaluationDatasets.deleteTag(dataset_id, key);
  return {};
};
