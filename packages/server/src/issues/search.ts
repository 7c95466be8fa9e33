import type { EndpointHandler } from '../application/handler.ts';
import { checkPageSize } from '../application/page-size.ts';

export const searchIssues: EndpointHandler<'issues/search'> = async (request, { store }) => {
  checkPageSize(request.max_results);
  const { items, next_page_token = '' } = await store.issues.search({
    max_results: request.max_results,
    counts_traces: request.include_trace_count === true,
    experiment_id: request.experiment_id || undefined,
    filter: request.filter_string,
    page_token: request.page_token,
  });
  return { issues: items, next_page_token };
};
