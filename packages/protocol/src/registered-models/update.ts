import { defineEndpoint, v2 } from '../endpoint.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const updateRegisteredModel = defineEndpoint({
  name: 'registered-models/update',
  summary: 'Replaces the description of a registered model; absent clears it.',
  methods: ['PATCH'],
  paths: v2('/mlflow/registered-models/update'),
  request: message('UpdateRegisteredModelRequest', {
    name: required(string()),
    description: string(),
    deployment_job_id: string(),
  }),
  response: message('UpdateRegisteredModelResponse', { registered_model: required(nested(RegisteredModel)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
