import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelOutput } from '../entities/run.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const logOutputs = defineEndpoint({
  name: 'runs/log-outputs',
  summary: 'Links logged models to a run as outputs.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/outputs'),
  request: message('LogOutputsRequest', {
    run_id: required(string()),
    models: required(list(nested(ModelOutput))),
  }),
  response: message('LogOutputsResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
