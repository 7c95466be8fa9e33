import { defineEndpoint, v3 } from '../endpoint.ts';
import { EvaluationDataset } from '../entities/evaluation-dataset.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getEvaluationDataset = defineEndpoint({
  name: 'evaluation-datasets/get',
  summary: 'Reads an evaluation dataset without its records.',
  methods: ['GET'],
  paths: v3('/mlflow/datasets/{dataset_id}'),
  request: message('GetEvaluationDatasetRequest', {
    dataset_id: string(),
    page_token: string(),
  }),
  response: message('GetEvaluationDatasetResponse', {
    dataset: required(nested(EvaluationDataset)),
    next_page_token: string(),
  }),
  errors: ['RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'read' },
  effect: 'read',
});
