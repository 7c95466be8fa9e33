import { defineEndpoint, v3 } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const deleteEvaluationDatasetTag = defineEndpoint({
  name: 'evaluation-datasets/delete-tag',
  summary: 'Removes a tag of an evaluation dataset; a missing one is no error.',
  methods: ['DELETE'],
  paths: v3('/mlflow/datasets/{dataset_id}/tags/{key}'),
  request: message('DeleteEvaluationDatasetTagRequest', {
    dataset_id: string(),
    key: string(),
  }),
  response: message('DeleteEvaluationDatasetTagResponse', {}),
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'update' },
  effect: 'write',
});
