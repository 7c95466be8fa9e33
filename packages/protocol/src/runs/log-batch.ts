import { defineEndpoint, v2 } from '../endpoint.ts';
import { Metric, Param, RunTag } from '../entities/run.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const logBatch = defineEndpoint({
  name: 'runs/log-batch',
  summary: 'Logs metrics, params and tags of a run together, all or nothing.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/log-batch'),
  request: message('LogBatchRequest', {
    run_id: required(string()),
    metrics: list(nested(Metric)),
    params: list(nested(Param)),
    tags: list(nested(RunTag)),
  }),
  response: message('LogBatchResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
