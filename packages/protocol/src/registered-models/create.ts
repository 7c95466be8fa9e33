import { defineEndpoint, v2 } from '../endpoint.ts';
import { RegisteredModel, RegisteredModelTag } from '../entities/registered-model.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const createRegisteredModel = defineEndpoint({
  name: 'registered-models/create',
  summary: 'Makes a registered model, or a prompt when it is tagged as one.',
  methods: ['POST'],
  paths: v2('/mlflow/registered-models/create'),
  request: message('CreateRegisteredModelRequest', {
    name: required(string()),
    tags: list(nested(RegisteredModelTag)),
    description: string(),
    deployment_job_id: string(),
  }),
  response: message('CreateRegisteredModelResponse', { registered_model: required(nested(RegisteredModel)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'server', permission: 'create' },
  effect: 'write',
});
