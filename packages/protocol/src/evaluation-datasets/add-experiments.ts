import { defineEndpoint, v3 } from '../endpoint.ts';
import { EvaluationDataset } from '../entities/evaluation-dataset.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const addEvaluationDatasetExperiments = defineEndpoint({
  name: 'evaluation-datasets/add-experiments',
  summary: 'Adds an evaluation dataset to experiments.',
  methods: ['POST'],
  paths: v3('/mlflow/datasets/{dataset_id}/add-experiments'),
  request: message('AddEvaluationDatasetExperimentsRequest', {
    dataset_id: string(),
    experiment_ids: list(string()),
  }),
  response: message('AddEvaluationDatasetExperimentsResponse', {
    dataset: required(nested(EvaluationDataset)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'update' },
  effect: 'write',
});
