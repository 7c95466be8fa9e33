import { defineEndpoint, v3 } from '../endpoint.ts';
import { list, message, string } from '../schema/field.ts';

export const getEvaluationDatasetExperiments = defineEndpoint({
  name: 'evaluation-datasets/get-experiment-ids',
  summary: 'The experiments that an evaluation dataset belongs to.',
  methods: ['GET'],
  paths: v3('/mlflow/datasets/{dataset_id}/experiment-ids'),
  request: message('GetEvaluationDatasetExperimentsRequest', {
    dataset_id: string(),
  }),
  response: message('GetEvaluationDatasetExperimentsResponse', {
    experiment_ids: list(string()),
  }),
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'read' },
  effect: 'read',
});
