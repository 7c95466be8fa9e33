import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setRegisteredModelAlias = defineEndpoint({
  name: 'registered-models/set-alias',
  summary: 'Points an alias at a version, moving it if it is there already.',
  methods: ['POST'],
  paths: v2('/mlflow/registered-models/alias'),
  request: message('SetRegisteredModelAliasRequest', {
    name: required(string()),
    alias: required(string()),
    version: required(string()),
  }),
  response: message('SetRegisteredModelAliasResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
