import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getModelVersionByAlias = defineEndpoint({
  name: 'registered-models/get-by-alias',
  summary: 'The version that an alias points at; `latest` is the one with the highest number.',
  methods: ['GET'],
  paths: v2('/mlflow/registered-models/alias'),
  request: message('GetModelVersionByAliasRequest', {
    name: required(string()),
    alias: required(string()),
  }),
  response: message('GetModelVersionByAliasResponse', { model_version: required(nested(ModelVersion)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'point-read',
});
