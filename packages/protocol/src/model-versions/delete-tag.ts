import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteModelVersionTag = defineEndpoint({
  name: 'model-versions/delete-tag',
  summary: 'Removes a tag of a version, if it is there.',
  methods: ['DELETE'],
  paths: v2('/mlflow/model-versions/delete-tag'),
  request: message('DeleteModelVersionTagRequest', {
    name: required(string()),
    version: required(string()),
    key: required(string()),
  }),
  response: message('DeleteModelVersionTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
