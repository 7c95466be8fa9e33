import type { EndpointHandler } from '../application/handler.ts';
import { TRACE_METRICS_RESULTS_MAX } from '@millrace/protocol';
import { checkPageSize } from '../application/page-size.ts';

export const queryTraceMetrics: EndpointHandler<'traces/query-metrics'> = async (request, { store }) => {
  checkPageSize(request.max_results);
  const max_results = Math.min(request.max_results, TRACE_METRICS_RESULTS_MAX);
  const { dimensions = [], filters = [] } = request;
  return { data_points: await store.traces.metrics({ ...request, dimensions, filters, max_results }) };
};
