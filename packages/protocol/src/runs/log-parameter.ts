import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const logParam = defineEndpoint({
  name: 'runs/log-parameter',
  summary: 'Logs one param, which is write-once.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/log-parameter'),
  request: message('LogParamRequest', {
    run_id: required(string()),
    key: required(string()),
    value: string(),
  }),
  response: message('LogParamResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
