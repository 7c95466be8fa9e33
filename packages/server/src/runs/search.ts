import { checkPageSize } from '../application/page-size.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const searchRuns: EndpointHandler<'runs/search'> = async (request, { store }) => {
  checkPageSize(request.max_results);
  const { items, next_page_token } = await store.runs.search({
    ...request,
    experiment_ids: request.experiment_ids ?? [],
  });
  return { runs: items, next_page_token };
};
