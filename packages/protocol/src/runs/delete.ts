import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteRun = defineEndpoint({
  name: 'runs/delete',
  summary: 'Marks a run deleted.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/delete'),
  request: message('DeleteRunRequest', {
    run_id: required(string()),
  }),
  response: message('DeleteRunResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'delete' },
  effect: 'write',
});
