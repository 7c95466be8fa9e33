import type { Build } from './well-formed-requests.ts';

const SOURCE = { source_type: 'HUMAN', source_id: 'ada' };

export const traceRequests: Readonly<Record<string, Build>> = {
  'traces:start': ({ experimentId, traceId }) => ({
    trace: {
      trace_info: {
        trace_id: traceId,
        trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } },
        request_time: '2017-07-14T02:40:00Z',
        state: 'OK',
      },
    },
  }),
  'traces:get-info': ({ traceId }) => ({ trace_id: traceId }),
  'traces:batch-get-infos': ({ traceId }) => ({ trace_ids: [traceId] }),
  'traces:search': ({ experimentId }) => ({
    locations: [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } }],
    filter: "status = 'OK'",
    max_results: 5,
    order_by: ['timestamp_ms DESC'],
  }),
  'traces:delete': ({ experimentId }) => ({ experiment_id: experimentId, request_ids: ['tr-none'] }),
  'traces:set-tag': ({ traceId }) => ({ trace_id: traceId, key: 'color', value: 'red' }),
  'traces:delete-tag': ({ traceId }) => ({ trace_id: traceId, key: 'color' }),
  'traces:link-to-run': ({ traceId, runId }) => ({ trace_ids: [traceId], run_id: runId }),
  'traces:link-prompts': ({ traceId }) => ({
    trace_id: traceId,
    prompt_versions: [{ name: 'ask', version: '1' }],
  }),
  'traces:calculate-filter-correlation': ({ experimentId }) => ({
    experiment_ids: [experimentId],
    filter_string1: "status = 'OK'",
    filter_string2: "status = 'OK'",
    base_filter: "status = 'OK'",
  }),
  'traces:query-metrics': ({ experimentId }) => ({
    experiment_ids: [experimentId],
    view_type: 'TRACES',
    metric_name: 'trace_count',
    aggregations: [{ aggregation_type: 'COUNT' }],
    dimensions: ['trace_name'],
    filters: ["trace.status = 'OK'"],
    start_time_ms: 0,
    end_time_ms: 2_000_000_000_000,
    max_results: 10,
  }),
  'traces:start-v2': ({ experimentId }) => ({
    experiment_id: experimentId,
    timestamp_ms: 1_500_000_000_000,
    request_metadata: [{ key: 'a', value: 'b' }],
    tags: [{ key: 'a', value: 'b' }],
  }),
  'traces:end-v2': ({ traceId }) => ({ trace_id: traceId, timestamp_ms: 1_500_000_001_000, status: 'OK' }),
  'traces:search-v2': ({ experimentId }) => ({
    experiment_ids: [experimentId],
    filter: "status = 'OK'",
    max_results: 5,
  }),
  'assessments:create': ({ traceId }) => ({
    trace_id: traceId,
    assessment: { assessment_name: 'quality', source: SOURCE, feedback: { value: 1 } },
  }),
};
