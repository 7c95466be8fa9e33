import type { EndpointHandler } from '../application/handler.ts';

export const getEvaluationDatasetExperiments: EndpointHandler<
  'evaluation-datasets/get-experiment-ids'
> = async (request, { store }) => ({
  experiment_ids: await store.evaluationDatasets.experimentIds(request.dataset_id ?? ''),
});
