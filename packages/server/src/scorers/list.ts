import type { EndpointHandler } from '../application/handler.ts';
import { invalidParameter } from '@millrace/protocol';

export const listScorers: EndpointHandler<'scorers/list'> = async (request, { store }) => {
  const { experiment_id = '', experiment_ids } = request;
  if (experiment_id !== '' && experiment_ids !== undefined) {
    throw invalidParameter(
      "Cannot specify both 'experiment_id' and 'experiment_ids'. Use 'experiment_ids' to scope the query to multiple experiments, or 'experiment_id' to scope it to a single experiment.",
    );
  }
  const scorers =
    experiment_id === '' ? store.scorers.list(experiment_ids) : store.scorers.listOf(experiment_id);
  return { scorers: await scorers };
};
