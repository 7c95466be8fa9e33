import { defineEndpoint, v2 } from '../endpoint.ts';
import { LoggedModel } from '../entities/logged-model.ts';
import { bool, message, nested, required, string } from '../schema/field.ts';

export const getLoggedModel = defineEndpoint({
  name: 'logged-models/get',
  summary: 'Reads a logged model.',
  methods: ['GET'],
  paths: v2('/mlflow/logged-models/{model_id}'),
  request: message('GetLoggedModelRequest', {
    model_id: string(),
    allow_deleted: bool(),
  }),
  response: message('GetLoggedModelResponse', {
    model: required(nested(LoggedModel)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'read' },
  effect: 'read',
});
