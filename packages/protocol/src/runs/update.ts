import { defineEndpoint, v2 } from '../endpoint.ts';
import { RunStatus } from '../entities/enums.ts';
import { RunInfo } from '../entities/run.ts';
import { int64, message, nested, oneOf, required, string } from '../schema/field.ts';

export const updateRun = defineEndpoint({
  name: 'runs/update',
  summary: 'Changes status, end time or name of a run.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/update'),
  request: message('UpdateRunRequest', {
    run_id: required(string()),
    end_time: int64(),
    status: oneOf(RunStatus),
    run_name: string(),
  }),
  response: message('UpdateRunResponse', {
    run_info: required(nested(RunInfo)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
