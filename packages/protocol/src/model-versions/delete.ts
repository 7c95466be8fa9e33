import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteModelVersion = defineEndpoint({
  name: 'model-versions/delete',
  summary: 'Removes a version and the aliases that point at it; its number is not given again.',
  methods: ['DELETE'],
  paths: v2('/mlflow/model-versions/delete'),
  request: message('DeleteModelVersionRequest', {
    name: required(string()),
    version: required(string()),
  }),
  response: message('DeleteModelVersionResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'delete' },
  effect: 'write',
});
