import type { EndpointHandler } from '../application/handler.ts';

export const startTrace: EndpointHandler<'traces/start'> = async ({ trace }, { store }) => ({
  trace: { trace_info: await store.traces.start(trace.trace_info ?? {}) },
});
