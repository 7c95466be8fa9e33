import { defineEndpoint, v2 } from '../endpoint.ts';
import { MetricWithRunId } from '../entities/run.ts';
import { METRIC_HISTORY_INTERVAL_RESULTS_MAX } from '../limits.ts';
import { atMostRuns, within } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string } from '../schema/field.ts';

export const getMetricHistoryBulkInterval = defineEndpoint({
  name: 'metrics/get-history-bulk-interval',
  summary: 'Samples the points of one metric of several runs by step.',
  methods: ['GET'],
  paths: v2('/mlflow/metrics/get-history-bulk-interval'),
  request: message('GetMetricHistoryBulkIntervalRequest', {
    run_ids: required(checked(list(string()), atMostRuns)),
    metric_key: required(string()),
    start_step: int32(),
    end_step: int32(),
    max_results: checked(int32(), within(1, METRIC_HISTORY_INTERVAL_RESULTS_MAX)),
  }),
  response: message('GetMetricHistoryBulkIntervalResponse', {
    metrics: required(list(nested(MetricWithRunId))),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'run', from: 'run_ids', permission: 'read' },
  effect: 'read',
});
