import { defineEndpoint, v3 } from '../endpoint.ts';
import { TraceInfo } from '../entities/trace.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const batchGetTraceInfos = defineEndpoint({
  name: 'traces/batch-get-infos',
  summary: 'Reads traces without their spans.',
  methods: ['POST'],
  paths: v3('/mlflow/traces/batchGetInfos'),
  request: message('BatchGetTraceInfosRequest', {
    trace_ids: required(list(string())),
    experiment_ids: list(string()),
  }),
  response: message('BatchGetTraceInfosResponse', { trace_infos: list(nested(TraceInfo)) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'trace', from: 'trace_ids', permission: 'read' },
  effect: 'read',
});
