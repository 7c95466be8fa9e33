import { invalidParameter, METRIC_HISTORY_INTERVAL_RESULTS_MAX } from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const getMetricHistoryBulkInterval: EndpointHandler<'metrics/get-history-bulk-interval'> = async (
  request,
  { store },
) => {
  const {
    run_ids,
    metric_key,
    start_step,
    end_step,
    max_results = METRIC_HISTORY_INTERVAL_RESULTS_MAX,
  } = request;
  if ((start_step === undefined) !== (end_step === undefined)) {
    throw invalidParameter('If either start step or end step are specified, both must be specified.');
  }
  if (start_step === undefined || end_step === undefined) {
    return { metrics: await store.metrics.sample({ run_ids, metric_key, max_results }) };
  }
  if (start_step > end_step) {
    throw invalidParameter(
      'end_step must be greater than start_step. ' +
        `Found start_step=${start_step} and end_step=${end_step}.`,
    );
  }
  const range = { start: start_step, end: end_step };
  return { metrics: await store.metrics.sample({ run_ids, metric_key, max_results, range }) };
};
