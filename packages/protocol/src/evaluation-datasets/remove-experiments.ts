import { defineEndpoint, v3 } from '../endpoint.ts';
import { EvaluationDataset } from '../entities/evaluation-dataset.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const removeEvaluationDatasetExperiments = defineEndpoint({
  name: 'evaluation-datasets/remove-experiments',
  summary: 'Takes an evaluation dataset out of experiments.',
  methods: ['POST'],
  paths: v3('/mlflow/datasets/{dataset_id}/remove-experiments'),
  request: message('RemoveEvaluationDatasetExperimentsRequest', {
    dataset_id: string(),
    experiment_ids: list(string()),
  }),
  response: message('RemoveEvaluationDatasetExperimentsResponse', {
    dataset: required(nested(EvaluationDataset)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'update' },
  effect: 'write',
});
