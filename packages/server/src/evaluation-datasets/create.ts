import type { EndpointHandler } from '../application/handler.ts';

export const createEvaluationDataset: EndpointHandler<'evaluation-datasets/create'> = async (
  { name, experiment_ids = [], tags },
  { store },
) => ({ dataset: await store.evaluationDatasets.create({ name, experiment_ids, tags }) });
