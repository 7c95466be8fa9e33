import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const restoreRun = defineEndpoint({
  name: 'runs/restore',
  summary: 'Makes a deleted run active again.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/restore'),
  request: message('RestoreRunRequest', {
    run_id: required(string()),
  }),
  response: message('RestoreRunResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'delete' },
  effect: 'write',
});
