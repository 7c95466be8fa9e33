import type { EndpointHandler } from '../application/handler.ts';
import { checkPageSize } from '../application/page-size.ts';

export const searchEvaluationDatasets: EndpointHandler<'evaluation-datasets/search'> = async (
  request,
  { store },
) => {
  checkPageSize(request.max_results);
  const { items, next_page_token } = await store.evaluationDatasets.search({
    experiment_ids: request.experiment_ids ?? [],
    max_results: request.max_results,
    filter: request.filter_string,
    order_by: request.order_by,
    page_token: request.page_token,
  });
  return { datasets: items, next_page_token };
};
