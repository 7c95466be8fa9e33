import { defineEndpoint, v2 } from '../endpoint.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getRegisteredModel = defineEndpoint({
  name: 'registered-models/get',
  summary: 'A registered model with its newest version of each stage, its tags and aliases.',
  methods: ['GET'],
  paths: v2('/mlflow/registered-models/get'),
  request: message('GetRegisteredModelRequest', {
    name: required(string()),
  }),
  response: message('GetRegisteredModelResponse', { registered_model: required(nested(RegisteredModel)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'point-read',
});
