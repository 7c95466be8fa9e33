import type { EndpointHandler } from '../application/handler.ts';

export const removeEvaluationDatasetExperiments: EndpointHandler<
  'evaluation-datasets/remove-experiments'
> = async ({ dataset_id = '', experiment_ids = [] }, { store }) => ({
  dataset: await store.evaluationDatasets.removeExperiments(dataset_id, experiment_ids),
});
