import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getModelVersion = defineEndpoint({
  name: 'model-versions/get',
  summary: 'A version of a registered model.',
  methods: ['GET'],
  paths: v2('/mlflow/model-versions/get'),
  request: message('GetModelVersionRequest', {
    name: required(string()),
    version: required(string()),
  }),
  response: message('GetModelVersionResponse', { model_version: required(nested(ModelVersion)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'point-read',
});
