import type { EndpointHandler } from '../application/handler.ts';

export const linkTracesToRun: EndpointHandler<'traces/link-to-run'> = async (
  { trace_ids, run_id },
  { store },
) => {
  await store.traces.linkToRun(trace_ids, run_id);
  return {};
};
