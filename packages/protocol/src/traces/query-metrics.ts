import { defineEndpoint, v3 } from '../endpoint.ts';
import { MetricAggregation, MetricDataPoint, MetricViewType } from '../entities/trace-metrics.ts';
import { TRACE_METRICS_RESULTS_MAX } from '../limits.ts';
import {
  int32,
  int64,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';

export const queryTraceMetrics = defineEndpoint({
  name: 'traces/query-metrics',
  summary: 'Aggregates over traces, spans or assessments.',
  methods: ['POST'],
  paths: v3('/mlflow/traces/metrics'),
  request: message('QueryTraceMetricsRequest', {
    experiment_ids: required(list(string())),
    view_type: required(oneOf(MetricViewType)),
    metric_name: required(string()),
    aggregations: required(list(nested(MetricAggregation))),
    dimensions: list(string()),
    filters: list(string()),
    time_interval_seconds: int64(),
    start_time_ms: int64(),
    end_time_ms: int64(),
    max_results: withDefault(int32(), TRACE_METRICS_RESULTS_MAX),
    page_token: string(),
  }),
  response: message('QueryTraceMetricsResponse', {
    data_points: list(nested(MetricDataPoint)),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
