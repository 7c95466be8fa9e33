import { defineEndpoint } from '../endpoint.ts';
import { MetricWithRunId } from '../entities/run.ts';
import { int32, keptWhenEmpty, list, message, nested, required, string } from '../schema/field.ts';

export const getMetricHistoryBulk = defineEndpoint({
  name: 'metrics/get-history-bulk',
  summary: 'Reads the points of one metric of several runs.',
  methods: ['GET'],
  paths: ['/ajax-api/2.0/mlflow/metrics/get-history-bulk'],
  request: message('GetMetricHistoryBulkRequest', {
    run_id: list(string()),
    metric_key: string(),
    max_results: int32(),
  }),
  response: message('GetMetricHistoryBulkResponse', {
    metrics: keptWhenEmpty(required(list(nested(MetricWithRunId)))),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'run', from: 'run_id', permission: 'read' },
  effect: 'read',
});
