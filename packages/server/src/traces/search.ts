import type { EndpointHandler } from '../application/handler.ts';
import { SEARCH_TRACES_RESULTS_MAX } from '@millrace/protocol';
import { checkPageSize } from '../application/page-size.ts';

export const searchTraces: EndpointHandler<'traces/search'> = async (request, { store }) => {
  checkPageSize(request.max_results, SEARCH_TRACES_RESULTS_MAX);
  const { items, next_page_token } = await store.traces.searchTexts({
    ...request,
    experiment_ids: request.locations.flatMap(({ mlflow_experiment: experiment }) =>
      experiment === undefined ? [] : [experiment.experiment_id ?? ''],
    ),
  });
  return { traces: items, next_page_token };
};
