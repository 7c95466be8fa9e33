import type { EndpointHandler } from '../application/handler.ts';
import { checkTraceTagMutable } from '@millrace/store';

export const deleteTraceTag: EndpointHandler<'traces/delete-tag'> = async (
  { trace_id = '', key },
  { store },
) => {
  checkTraceTagMutable(key, 'deleted');
  await store.traces.deleteTag(trace_id, key);
  return {};
};
