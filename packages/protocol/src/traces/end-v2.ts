import { defineEndpoint, v2 } from '../endpoint.ts';
import { TraceInfoV2, TraceRequestMetadata, TraceTag, TraceStatus } from '../entities/trace.ts';
import { int64, list, message, nested, oneOf, string } from '../schema/field.ts';

export const endTraceV2 = defineEndpoint({
  name: 'traces/end-v2',
  summary: 'Ends a trace that version 2 started.',
  methods: ['PATCH'],
  paths: v2('/mlflow/traces/{trace_id}'),
  request: message('EndTraceV2Request', {
    trace_id: string(),
    timestamp_ms: int64(),
    status: oneOf(TraceStatus),
    request_metadata: list(nested(TraceRequestMetadata)),
    tags: list(nested(TraceTag)),
  }),
  response: message('EndTraceV2Response', { trace_info: nested(TraceInfoV2) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
