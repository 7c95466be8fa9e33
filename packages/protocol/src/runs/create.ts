import { defineEndpoint, v2 } from '../endpoint.ts';
import { Run, RunTag } from '../entities/run.ts';
import { given } from '../schema/checks.ts';
import { checked, int64, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const createRun = defineEndpoint({
  name: 'runs/create',
  summary: 'Starts a run.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/create'),
  request: message('CreateRunRequest', {
    experiment_id: checked(withDefault(string(), ''), given('experiment_id')),
    start_time: int64(),
    run_name: string(),
    user_id: string(),
    tags: list(nested(RunTag)),
  }),
  response: message('CreateRunResponse', {
    run: required(nested(Run)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
