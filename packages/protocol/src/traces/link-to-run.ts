import { defineEndpoint, v2 } from '../endpoint.ts';
import { list, message, required, string } from '../schema/field.ts';

export const linkTracesToRun = defineEndpoint({
  name: 'traces/link-to-run',
  summary: 'Links traces to a run.',
  methods: ['POST'],
  paths: v2('/mlflow/traces/link-to-run'),
  request: message('LinkTracesToRunRequest', {
    trace_ids: required(list(string())),
    run_id: required(string()),
  }),
  response: message('LinkTracesToRunResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
