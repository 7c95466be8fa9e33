import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion, ModelVersionTag } from '../entities/model-version.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const createModelVersion = defineEndpoint({
  name: 'model-versions/create',
  summary: 'Adds a version to a registered model; its number is one more than any before.',
  methods: ['POST'],
  paths: v2('/mlflow/model-versions/create'),
  request: message('CreateModelVersionRequest', {
    name: required(string()),
    source: required(string()),
    run_id: string(),
    tags: list(nested(ModelVersionTag)),
    run_link: string(),
    description: string(),
    model_id: string(),
  }),
  response: message('CreateModelVersionResponse', { model_version: required(nested(ModelVersion)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
