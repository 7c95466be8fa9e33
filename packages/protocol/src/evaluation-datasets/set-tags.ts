import { defineEndpoint, v3 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setEvaluationDatasetTags = defineEndpoint({
  name: 'evaluation-datasets/set-tags',
  summary: 'Sets tags of an evaluation dataset, given as a JSON object in a text.',
  methods: ['PATCH'],
  paths: v3('/mlflow/datasets/{dataset_id}/tags'),
  request: message('SetEvaluationDatasetTagsRequest', {
    dataset_id: string(),
    tags: required(string()),
  }),
  response: message('SetEvaluationDatasetTagsResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'update' },
  effect: 'write',
});
