import { defineEndpoint, v2 } from '../endpoint.ts';
import { Run } from '../entities/run.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getRun = defineEndpoint({
  name: 'runs/get',
  summary: 'Reads a run with its latest metrics, params, tags, inputs and outputs.',
  methods: ['GET'],
  paths: v2('/mlflow/runs/get'),
  request: message('GetRunRequest', {
    run_id: required(string()),
  }),
  response: message('GetRunResponse', {
    run: required(nested(Run)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'read' },
  effect: 'read',
});
