import { defineEndpoint, v2 } from '../endpoint.ts';
import { LoggedModel, LoggedModelParameter, LoggedModelTag } from '../entities/logged-model.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const createLoggedModel = defineEndpoint({
  name: 'logged-models/create',
  summary: 'Makes a logged model.',
  methods: ['POST'],
  paths: v2('/mlflow/logged-models'),
  request: message('CreateLoggedModelRequest', {
    experiment_id: required(string()),
    name: string(),
    model_type: string(),
    source_run_id: string(),
    params: list(nested(LoggedModelParameter)),
    tags: list(nested(LoggedModelTag)),
  }),
  response: message('CreateLoggedModelResponse', {
    model: required(nested(LoggedModel)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
