import { defineEndpoint, v2 } from '../endpoint.ts';
import { TraceInfoV2, TraceRequestMetadata, TraceTag } from '../entities/trace.ts';
import { int64, list, message, nested, string } from '../schema/field.ts';

export const startTraceV2 = defineEndpoint({
  name: 'traces/start-v2',
  summary: 'Makes a trace that is in progress.',
  methods: ['POST'],
  paths: v2('/mlflow/traces'),
  request: message('StartTraceV2Request', {
    experiment_id: string(),
    timestamp_ms: int64(),
    request_metadata: list(nested(TraceRequestMetadata)),
    tags: list(nested(TraceTag)),
  }),
  response: message('StartTraceV2Response', { trace_info: nested(TraceInfoV2) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
