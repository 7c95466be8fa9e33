import type { EndpointHandler } from '../application/handler.ts';
import { invalidParameter } from '@millrace/protocol';

export const deleteTraces: EndpointHandler<'traces/delete'> = async (request, { store }) => {
  const { request_ids: ids = [], max_timestamp_millis: newest, max_traces: most } = request;
  if (newest === undefined && ids.length === 0) {
    throw invalidParameter('Either `max_timestamp_millis` or `trace_ids` must be specified.');
  }
  if (newest !== undefined && ids.length > 0) {
    throw invalidParameter('Only one of `max_timestamp_millis` and `trace_ids` can be specified.');
  }
  if (ids.length > 0 && most !== undefined) {
    throw invalidParameter("`max_traces` can't be specified if `trace_ids` is specified.");
  }
  if (most !== undefined && most <= 0) {
    throw invalidParameter(`\`max_traces\` must be a positive integer, received ${most}.`);
  }
  return { traces_deleted: await store.traces.delete({ ...request, trace_ids: ids }) };
};
