import type { EndpointHandler } from '../application/handler.ts';

export const addEvaluationDatasetExperiments: EndpointHandler<'evaluation-datasets/add-experiments'> = async (
  { dataset_id = '', experiment_ids = [] },
  { store },
) => ({ dataset: await store.evaluationDatasets.addExperiments(dataset_id, experiment_ids) });
