import { checkPageSize } from '../application/page-size.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const searchExperiments: EndpointHandler<'experiments/search'> = async (request, { store }) => {
  const max_results = Number(request.max_results ?? 0);
  checkPageSize(max_results);
  const { items, next_page_token } = await store.experiments.search({ ...request, max_results });
  return { experiments: items, next_page_token };
};
