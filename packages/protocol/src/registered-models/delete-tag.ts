import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteRegisteredModelTag = defineEndpoint({
  name: 'registered-models/delete-tag',
  summary: 'Removes a tag of a registered model, if it is there.',
  methods: ['DELETE'],
  paths: v2('/mlflow/registered-models/delete-tag'),
  request: message('DeleteRegisteredModelTagRequest', {
    name: required(string()),
    key: required(string()),
  }),
  response: message('DeleteRegisteredModelTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
