import { defineEndpoint, v3 } from '../endpoint.ts';
import { Trace } from '../entities/trace.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const batchGetTraces = defineEndpoint({
  name: 'traces/batch-get',
  summary: 'Reads complete traces with their spans.',
  methods: ['GET'],
  paths: v3('/mlflow/traces/batchGet'),
  request: message('BatchGetTracesRequest', {
    trace_ids: required(list(string())),
    experiment_ids: list(string()),
  }),
  response: message('BatchGetTracesResponse', { traces: list(nested(Trace)) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'trace', from: 'trace_ids', permission: 'read' },
  effect: 'read',
});
