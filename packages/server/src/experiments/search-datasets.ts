import { invalidParameter, SEARCH_DATASETS_EXPERIMENTS_MAX } from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const searchDatasets: EndpointHandler<'experiments/search-datasets'> = async (request, { store }) => {
  const ids = request.experiment_ids ?? [];
  if (ids.length === 0)
    throw invalidParameter('SearchDatasets request must specify at least one experiment_id.');
  if (ids.length > SEARCH_DATASETS_EXPERIMENTS_MAX) {
    throw invalidParameter(
      `SearchDatasets request cannot specify more than ${SEARCH_DATASETS_EXPERIMENTS_MAX} experiment_ids. ` +
        `Received ${ids.length} experiment_ids.`,
    );
  }
  return { dataset_summaries: await store.datasets.summaries(ids) };
};
