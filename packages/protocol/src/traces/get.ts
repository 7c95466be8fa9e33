import { defineEndpoint, v3 } from '../endpoint.ts';
import { Trace } from '../entities/trace.ts';
import { bool, message, nested, required, string } from '../schema/field.ts';

export const getTrace = defineEndpoint({
  name: 'traces/get',
  summary: 'Reads a trace with its spans.',
  methods: ['GET'],
  paths: v3('/mlflow/traces/get'),
  request: message('GetTraceRequest', { trace_id: required(string()), allow_partial: bool() }),
  response: message('GetTraceResponse', { trace: nested(Trace) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'read' },
  effect: 'read',
});
