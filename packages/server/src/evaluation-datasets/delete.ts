import type { EndpointHandler } from '../application/handler.ts';

export const deleteEvaluationDataset: EndpointHandler<'evaluation-datasets/delete'> = async (
  request,
  { store },
) => {
  await store.evaluationDatasets.delete(request.dataset_id ?? '');
  return {};
};
