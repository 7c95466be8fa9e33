import { defineEndpoint, v2 } from '../endpoint.ts';
import { LoggedModelParameter } from '../entities/logged-model.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const logLoggedModelParams = defineEndpoint({
  name: 'logged-models/log-params',
  summary: 'Logs params of a logged model, which are write-once.',
  methods: ['POST'],
  paths: v2('/mlflow/logged-models/{model_id}/params'),
  request: message('LogLoggedModelParamsRequest', {
    model_id: required(string()),
    params: list(nested(LoggedModelParameter)),
  }),
  response: message('LogLoggedModelParamsResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'update' },
  effect: 'write',
});
