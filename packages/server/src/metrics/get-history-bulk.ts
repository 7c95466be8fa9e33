import {
  invalidParameter,
  invalidValueMessage,
  METRIC_HISTORY_BULK_RESULTS_MAX,
  METRIC_HISTORY_BULK_RUNS_MAX,
} from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const getMetricHistoryBulk: EndpointHandler<'metrics/get-history-bulk'> = async (
  request,
  { store },
) => {
  const run_ids = request.run_id ?? [];
  if (run_ids.length === 0)
    throw invalidParameter('GetMetricHistoryBulk request must specify at least one run_id.');
  if (run_ids.length > METRIC_HISTORY_BULK_RUNS_MAX) {
    throw invalidParameter(
      `GetMetricHistoryBulk request cannot specify more than ${METRIC_HISTORY_BULK_RUNS_MAX} run_ids. ` +
        `Received ${run_ids.length} run_ids.`,
    );
  }
  const { metric_key } = request;
  if (metric_key === undefined)
    throw invalidParameter('GetMetricHistoryBulk request must specify a metric_key.');
  const asked = request.max_results ?? METRIC_HISTORY_BULK_RESULTS_MAX;
  if (asked < 0)
    throw invalidParameter(`${invalidValueMessage('max_results', asked)} supplied. It must be at least 0`);
  const max_results = Math.min(asked, METRIC_HISTORY_BULK_RESULTS_MAX);
  return { metrics: await store.metrics.historyBulk({ run_ids, metric_key, max_results }) };
};
