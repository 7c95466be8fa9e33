import { invalidParameter, SEARCH_LOGGED_MODELS_RESULTS_MAX } from '@millrace/protocol';
import { checkPageSize } from '../application/page-size.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const searchLoggedModels: EndpointHandler<'logged-models/search'> = async (request, { store }) => {
  const max_results = request.max_results === 0 ? 100 : request.max_results;
  if (request.datasets?.some((dataset) => !dataset.dataset_name) === true) {
    throw invalidParameter('`dataset_name` in the `datasets` clause must be specified.');
  }
  checkPageSize(max_results, SEARCH_LOGGED_MODELS_RESULTS_MAX);
  const { items, next_page_token } = await store.loggedModels.search({ ...request, max_results });
  return { models: items, next_page_token };
};
