import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteRegisteredModelAlias = defineEndpoint({
  name: 'registered-models/delete-alias',
  summary: 'Removes an alias, if it is there.',
  methods: ['DELETE'],
  paths: v2('/mlflow/registered-models/alias'),
  request: message('DeleteRegisteredModelAliasRequest', {
    name: required(string()),
    alias: required(string()),
  }),
  response: message('DeleteRegisteredModelAliasResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
