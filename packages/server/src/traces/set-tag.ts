import type { EndpointHandler } from '../application/handler.ts';
import { checkTraceTagMutable } from '@millrace/store';

export const setTraceTag: EndpointHandler<'traces/set-tag'> = async (request, { store }) => {
  const { trace_id = '', key, value = '' } = request;
  checkTraceTagMutable(key, 'set');
  await store.traces.setTag(trace_id, { key, value });
  return {};
};
