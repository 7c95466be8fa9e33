import type { EndpointHandler } from '../application/handler.ts';

export const getEvaluationDataset: EndpointHandler<'evaluation-datasets/get'> = async (
  request,
  { store },
) => ({ dataset: await store.evaluationDatasets.get(request.dataset_id ?? '') });
