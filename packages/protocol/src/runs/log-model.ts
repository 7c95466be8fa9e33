import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const logModel = defineEndpoint({
  name: 'runs/log-model',
  summary: 'Appends a model to the run tag that lists its models (old clients).',
  methods: ['POST'],
  paths: v2('/mlflow/runs/log-model'),
  request: message('LogModelRequest', {
    run_id: required(string()),
    model_json: required(string()),
  }),
  response: message('LogModelResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
