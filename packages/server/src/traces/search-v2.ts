import type { EndpointHandler } from '../application/handler.ts';
import { SEARCH_TRACES_RESULTS_MAX } from '@millrace/protocol';
import { checkPageSize } from '../application/page-size.ts';
import { traceInfoV2 } from '../application/trace-v2.ts';

export const searchTracesV2: EndpointHandler<'traces/search-v2'> = async (request, { store }) => {
  checkPageSize(request.max_results, SEARCH_TRACES_RESULTS_MAX);
  const { items, next_page_token } = await store.traces.search(request);
  return { traces: items.map(traceInfoV2), next_page_token };
};
