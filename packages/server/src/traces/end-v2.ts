import type { EndpointHandler } from '../application/handler.ts';
import { withValues } from '../application/key-values.ts';
import { stateOf, traceInfoV2 } from '../application/trace-v2.ts';

export const endTraceV2: EndpointHandler<'traces/end-v2'> = async (request, { store }) => {
  const { trace_id = '', timestamp_ms = 0, request_metadata, tags } = request;
  const info = await store.traces.endV2(trace_id, {
    timestamp_ms,
    status: stateOf(request.status),
    metadata: withValues(request_metadata),
    tags: withValues(tags),
  });
  return { trace_info: traceInfoV2(info) };
};
