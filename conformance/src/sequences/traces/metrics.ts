import type { RequestJson } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { type Place, V3 } from './traces.ts';
import { seedTraces } from './seed.ts';

const AGGREGATIONS: readonly RequestJson[] = [
  { aggregation_type: 'COUNT' },
  { aggregation_type: 'SUM' },
  { aggregation_type: 'AVG' },
  { aggregation_type: 'MIN' },
  { aggregation_type: 'MAX' },
  { aggregation_type: 'PERCENTILE', percentile_value: 50 },
  { aggregation_type: 'PERCENTILE', percentile_value: 99.5 },
];
const METRICS = {
  TRACES: [
    'trace_count',
    'session_count',
    'latency',
    'input_tokens',
    'total_tokens',
    'cache_read_input_tokens',
    'none',
  ],
  SPANS: ['span_count', 'latency', 'input_cost', 'total_cost', 'trace_count'],
  ASSESSMENTS: ['assessment_count', 'assessment_value', 'latency'],
};
const DIMENSIONS = {
  TRACES: ['trace_name', 'trace_status', 'span_name'],
  SPANS: ['span_name', 'span_type', 'span_status', 'span_model_name', 'span_model_provider'],
  ASSESSMENTS: ['assessment_name', 'assessment_value', 'trace_name'],
};
const FILTERS: readonly string[] = [
  "trace.status = 'OK'",
  "trace.tag.color = 'red'",
  "trace.metadata.user = 'ada'",
  "trace.metadata.`mlflow.trace.session` = 's1'",
  "trace.tag.`mlflow.traceName` = 'alpha'",
  "span.name = 'llm'",
  "span.type = 'LLM'",
  "span.status = 'ERROR'",
  "assessment.name = 'quality'",
  "assessment.type = 'feedback'",
  "trace.status != 'OK'",
  'trace.status = OK',
  "trace.tag = 'x'",
  "trace.status.x = 'OK'",
  "span.kind = 'x'",
  "other.name = 'x'",
  "status = 'OK'",
  "trace.status = 'OK' AND trace.status = 'OK'",
  '',
  'trace.status = 5',
];

function ask(
  [s, experimentId]: Place,
  members: Readonly<Record<string, RequestJson>>,
  as: string,
): Promise<unknown> {
  return s.post(`${V3}/metrics`, { experiment_ids: [experimentId], ...members }, { as });
}

export const traceMetricSequences: readonly Sequence[] = [
  sequence('traces/metrics: aggregations', async (s) => {
    const experimentId = await newExperiment(s);
    await seedTraces(s, experimentId);
    for (const [view_type, names] of Object.entries(METRICS)) {
      for (const metric_name of names) {
        for (const aggregation of AGGREGATIONS) {
          const as = `${view_type} ${metric_name} ${JSON.stringify(aggregation)}`;
          await ask([s, experimentId], { view_type, metric_name, aggregations: [aggregation] }, as);
        }
      }
    }
  }),
  sequence('traces/metrics: dimensions', async (s) => {
    const experimentId = await newExperiment(s);
    await seedTraces(s, experimentId);
    for (const [view_type, metric_name] of [
      ['TRACES', 'trace_count'],
      ['SPANS', 'span_count'],
      ['ASSESSMENTS', 'assessment_count'],
    ] as const) {
      const base = { view_type, metric_name, aggregations: [{ aggregation_type: 'COUNT' }] };
      for (const dimension of DIMENSIONS[view_type]) {
        await ask([s, experimentId], { ...base, dimensions: [dimension] }, `${view_type} by ${dimension}`);
      }
      await ask(
        [s, experimentId],
        { ...base, dimensions: DIMENSIONS[view_type].slice(0, 2) },
        `${view_type} by two`,
      );
      for (const filter of FILTERS)
        await ask([s, experimentId], { ...base, filters: [filter] }, `${view_type} where ${filter}`);
      const times = { start_time_ms: 1_500_000_000_000, end_time_ms: 1_500_000_200_000 };
      for (const seconds of [1, 60, 3600, 86_400]) {
        await ask(
          [s, experimentId],
          { ...base, ...times, time_interval_seconds: seconds },
          `${view_type} each ${seconds} s`,
        );
      }
      await ask(
        [s, experimentId],
        { ...base, ...times, time_interval_seconds: 60, dimensions: DIMENSIONS[view_type].slice(0, 1) },
        `${view_type} each minute by name`,
      );
      await ask([s, experimentId], { ...base, start_time_ms: 1_500_000_060_000 }, `${view_type} from`);
      await ask([s, experimentId], { ...base, end_time_ms: 1_500_000_060_000 }, `${view_type} until`);
      await ask([s, experimentId], { ...base, time_interval_seconds: 60 }, `${view_type} without times`);
      await ask(
        [s, experimentId],
        { ...base, max_results: 1, dimensions: DIMENSIONS[view_type].slice(0, 1) },
        `${view_type} one row`,
      );
    }
    const latency = { view_type: 'SPANS', metric_name: 'latency', dimensions: ['span_name'] };
    await ask([s, experimentId], { ...latency, aggregations: AGGREGATIONS.slice(2) }, 'all of the latency');
    const cost = { view_type: 'SPANS', metric_name: 'total_cost', dimensions: ['span_model_name'] };
    await ask([s, experimentId], { ...cost, aggregations: AGGREGATIONS.slice(1) }, 'all of the cost');
    const count = {
      view_type: 'TRACES',
      metric_name: 'trace_count',
      aggregations: [{ aggregation_type: 'COUNT' }],
    };
    await ask([s, UNKNOWN_EXPERIMENT_ID], count, 'unknown experiment');
    await ask([s, 'abc'], count, 'no number');
    for (const aggregation of [
      { aggregation_type: 'PERCENTILE', percentile_value: 0 },
      { aggregation_type: 'PERCENTILE', percentile_value: 100 },
    ]) {
      await ask(
        [s, experimentId],
        { view_type: 'TRACES', metric_name: 'latency', aggregations: [aggregation] },
        JSON.stringify(aggregation),
      );
    }
  }),
  sequence('traces/correlation', async (s) => {
    const experimentId = await newExperiment(s);
    await seedTraces(s, experimentId);
    const correlate = (first: string, second: string, base?: string): Promise<unknown> =>
      s.post(
        `${V3}/calculate-filter-correlation`,
        { experiment_ids: [experimentId], filter_string1: first, filter_string2: second, base_filter: base },
        { as: `${first} with ${second} in ${base ?? 'all'}` },
      );
    const filters = [
      "status = 'OK'",
      "status = 'ERROR'",
      "tag.color = 'red'",
      "tag.color = 'none'",
      "span.name = 'llm'",
      'feedback.quality > 0.5',
      'timestamp_ms > 0',
    ];
    for (const first of filters) for (const second of filters.slice(0, 4)) await correlate(first, second);
    await correlate("tag.color = 'red'", "status = 'OK'", "metadata.user = 'ada'");
    await correlate("tag.color = 'red'", "status = 'OK'", "metadata.user = 'nobody'");
    await correlate('nonsense', "status = 'OK'");
    await correlate("status = 'OK'", "status = 'OK'", 'nonsense');
  }),
];
