import { defineEndpoint, v3 } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const deleteEvaluationDataset = defineEndpoint({
  name: 'evaluation-datasets/delete',
  summary: 'Deletes an evaluation dataset with its records; a missing one is no error.',
  methods: ['DELETE'],
  paths: v3('/mlflow/datasets/{dataset_id}'),
  request: message('DeleteEvaluationDatasetRequest', {
    dataset_id: string(),
  }),
  response: message('DeleteEvaluationDatasetResponse', {}),
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'delete' },
  effect: 'write',
});
