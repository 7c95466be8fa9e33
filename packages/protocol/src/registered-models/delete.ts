import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteRegisteredModel = defineEndpoint({
  name: 'registered-models/delete',
  summary: 'Removes a registered model with its versions, tags and aliases; its history stays.',
  methods: ['DELETE'],
  paths: v2('/mlflow/registered-models/delete'),
  request: message('DeleteRegisteredModelRequest', {
    name: required(string()),
  }),
  response: message('DeleteRegisteredModelResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'delete' },
  effect: 'write',
});
