import type { EndpointHandler } from '../application/handler.ts';
import { SEARCH_REGISTERED_MODELS_RESULTS_MAX } from '@millrace/protocol';
import { checkPageSize } from '../application/page-size.ts';
export const searchRegisteredModels: EndpointHandler<'registered-models/search'> = async (
  request,
  { store },
) => {
  checkPageSize(request.max_results, SEARCH_REGISTERED_MODELS_RESULTS_MAX);
  const { items, next_page_token } = await store.registeredModels.search(request);
  return { registered_models: items, next_page_token };
};
