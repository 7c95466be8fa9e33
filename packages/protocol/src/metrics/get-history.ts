import { defineEndpoint, v2 } from '../endpoint.ts';
import { Metric } from '../entities/run.ts';
import { int32, list, message, nested, required, string } from '../schema/field.ts';

export const getMetricHistory = defineEndpoint({
  name: 'metrics/get-history',
  summary: 'Reads the points of one metric of a run.',
  methods: ['GET'],
  paths: v2('/mlflow/metrics/get-history'),
  request: message('GetMetricHistoryRequest', {
    run_id: required(string()),
    metric_key: required(string()),
    page_token: string(),
    max_results: int32(),
  }),
  response: message('GetMetricHistoryResponse', {
    metrics: required(list(nested(Metric))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'run', from: 'run_id', permission: 'read' },
  effect: 'read',
});
