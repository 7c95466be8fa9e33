import type { EndpointHandler } from '../application/handler.ts';
import { BATCH_GET_TRACES_MAX, invalidParameter } from '@millrace/protocol';
import { shownTrace } from '../application/trace-spans.ts';

export const batchGetTraces: EndpointHandler<'traces/batch-get'> = async (
  { trace_ids, experiment_ids },
  { store },
) => {
  if (trace_ids.length > BATCH_GET_TRACES_MAX) {
    throw invalidParameter(`At most ${BATCH_GET_TRACES_MAX} traces can be read at once.`);
  }
  const traces = await store.traces.withSpans(trace_ids, experiment_ids);
  const complete = traces.filter(({ spans, is_complete }) => is_complete && spans.length > 0);
  return { traces: complete.map(({ info, spans }) => shownTrace(info, spans)) };
};
