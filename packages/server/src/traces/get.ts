import type { EndpointHandler } from '../application/handler.ts';
import { notFound } from '@millrace/protocol';
import { shownTrace, spansOf } from '../application/trace-spans.ts';

export const getTrace: EndpointHandler<'traces/get'> = async ({ trace_id, allow_partial }, context) => {
  const [trace] = await context.store.traces.withSpans([trace_id]);
  if (trace === undefined) throw notFound(`Trace with ID ${trace_id} is not found.`);
  if (!trace.is_complete && allow_partial !== true) {
    throw notFound(`Trace with ID ${trace_id} is not fully exported yet, please try again later.`);
  }
  return { trace: shownTrace(trace.info, await spansOf(trace, context)) };
};
