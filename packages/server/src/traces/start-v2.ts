import type { EndpointHandler } from '../application/handler.ts';
import { withValues } from '../application/key-values.ts';
import { traceInfoV2 } from '../application/trace-v2.ts';

export const startTraceV2: EndpointHandler<'traces/start-v2'> = async (request, { store }) => {
  const { experiment_id = '', timestamp_ms = 0, request_metadata, tags } = request;
  const info = await store.traces.startV2({
    experiment_id,
    timestamp_ms,
    metadata: withValues(request_metadata),
    tags: withValues(tags),
  });
  return { trace_info: traceInfoV2(info) };
};
