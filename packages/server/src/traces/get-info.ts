import type { EndpointHandler } from '../application/handler.ts';

export const getTraceInfo: EndpointHandler<'traces/get-info'> = async ({ trace_id }, { store }) => ({
  trace: { trace_info: await store.traces.get(trace_id) },
});
