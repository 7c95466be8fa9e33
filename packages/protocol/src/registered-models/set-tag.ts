import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setRegisteredModelTag = defineEndpoint({
  name: 'registered-models/set-tag',
  summary: 'Sets a tag of a registered model.',
  methods: ['POST'],
  paths: v2('/mlflow/registered-models/set-tag'),
  request: message('SetRegisteredModelTagRequest', {
    name: required(string()),
    key: required(string()),
    value: string(),
  }),
  response: message('SetRegisteredModelTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
