import type { EndpointHandler } from '../application/handler.ts';
import { traceInfoV2 } from '../application/trace-v2.ts';

export const getTraceInfoV2: EndpointHandler<'traces/get-info-v2'> = async ({ trace_id }, { store }) => ({
  trace_info: traceInfoV2(await store.traces.get(trace_id)),
});
