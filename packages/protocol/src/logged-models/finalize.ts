import { defineEndpoint, v2 } from '../endpoint.ts';
import { LoggedModelStatus } from '../entities/enums.ts';
import { LoggedModel } from '../entities/logged-model.ts';
import { message, nested, oneOf, required, string } from '../schema/field.ts';

export const finalizeLoggedModel = defineEndpoint({
  name: 'logged-models/finalize',
  summary: 'Sets the status of a logged model.',
  methods: ['PATCH'],
  paths: v2('/mlflow/logged-models/{model_id}'),
  request: message('FinalizeLoggedModelRequest', {
    model_id: required(string()),
    status: required(oneOf(LoggedModelStatus)),
  }),
  response: message('FinalizeLoggedModelResponse', {
    model: required(nested(LoggedModel)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'update' },
  effect: 'write',
});
