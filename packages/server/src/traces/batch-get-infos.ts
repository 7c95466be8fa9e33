import type { EndpointHandler } from '../application/handler.ts';
import { BATCH_GET_TRACES_MAX, invalidParameter } from '@millrace/protocol';

export const batchGetTraceInfos: EndpointHandler<'traces/batch-get-infos'> = async (
  { trace_ids, experiment_ids },
  { store },
) => {
  if (trace_ids.length > BATCH_GET_TRACES_MAX) {
    throw invalidParameter(`At most ${BATCH_GET_TRACES_MAX} traces can be read at once.`);
  }
  return { trace_infos: await store.traces.infos(trace_ids, experiment_ids) };
};
