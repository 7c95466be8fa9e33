import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const updateModelVersion = defineEndpoint({
  name: 'model-versions/update',
  summary: 'Replaces the description of a version; absent clears it.',
  methods: ['PATCH'],
  paths: v2('/mlflow/model-versions/update'),
  request: message('UpdateModelVersionRequest', {
    name: required(string()),
    version: required(string()),
    description: string(),
  }),
  response: message('UpdateModelVersionResponse', { model_version: required(nested(ModelVersion)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
