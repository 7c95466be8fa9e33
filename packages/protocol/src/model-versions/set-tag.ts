import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setModelVersionTag = defineEndpoint({
  name: 'model-versions/set-tag',
  summary: 'Sets a tag of a version.',
  methods: ['POST'],
  paths: v2('/mlflow/model-versions/set-tag'),
  request: message('SetModelVersionTagRequest', {
    name: required(string()),
    version: required(string()),
    key: required(string()),
    value: string(),
  }),
  response: message('SetModelVersionTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
