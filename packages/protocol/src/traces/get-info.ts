import { defineEndpoint, v3 } from '../endpoint.ts';
import { Trace } from '../entities/trace.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getTraceInfo = defineEndpoint({
  name: 'traces/get-info',
  summary: 'Reads a trace without its spans.',
  methods: ['GET'],
  paths: v3('/mlflow/traces/{trace_id}'),
  request: message('GetTraceInfoRequest', { trace_id: required(string()) }),
  response: message('GetTraceInfoResponse', { trace: nested(Trace) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'read' },
  effect: 'read',
});
