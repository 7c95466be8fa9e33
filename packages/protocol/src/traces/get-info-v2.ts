import { defineEndpoint, v2 } from '../endpoint.ts';
import { TraceInfoV2 } from '../entities/trace.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getTraceInfoV2 = defineEndpoint({
  name: 'traces/get-info-v2',
  summary: 'Reads a trace as version 2 shows it.',
  methods: ['GET'],
  paths: v2('/mlflow/traces/{trace_id}/info'),
  request: message('GetTraceInfoV2Request', { trace_id: required(string()) }),
  response: message('GetTraceInfoV2Response', { trace_info: nested(TraceInfoV2) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'read' },
  effect: 'read',
});
