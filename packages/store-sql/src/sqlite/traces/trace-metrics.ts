import {
  type Int64,
  invalidParameter,
  LINKED_PROMPTS_TAG,
  type MetricAggregation,
  type MetricDataPoint,
  SOURCE_RUN_METADATA,
} from '@millrace/protocol';
import { parseTraceMetricsFilter, type TraceMetricsFilter } from '@millrace/search';
import { pythonFloat, pythonQuote, readExperimentId, type TraceMetricsQuery } from '@millrace/store';
import { searching } from '../../search/refusals.ts';
import { joinSql, type Sql, sql } from '../../search/sql.ts';
import type { SqliteDatabase, SqlValue } from '../database.ts';
import { TRACE_FIELDS, traceCondition } from './trace-conditions.ts';

interface Metric {
  readonly aggregations: readonly string[];
  readonly dimensions: readonly string[];
  /** What is aggregated; rows where it is NULL do not count. */
  readonly value: string;
}

const COUNT = ['COUNT'];
const LATENCY = ['AVG', 'MAX', 'MIN', 'PERCENTILE'];
const AMOUNT = ['AVG', 'MAX', 'MIN', 'PERCENTILE', 'SUM'];
const SPAN_LATENCY =
  '(s.end_ns - s.start_ns - CASE WHEN s.end_ns < s.start_ns THEN 999999 ELSE 0 END) / 1000000';

const tokens = (key: string): Metric => ({
  aggregations: AMOUNT,
  dimensions: ['trace_name'],
  value: `json_extract(t.token_usage, '$.${key}')`,
});
const spanCost = (column: string): Metric => ({
  aggregations: AMOUNT,
  dimensions: ['span_model_name', 'span_model_provider'],
  value: `s.${column}`,
});

const METRICS: Readonly<Record<TraceMetricsQuery['view_type'], Readonly<Record<string, Metric>>>> = {
  TRACES: {
    trace_count: { aggregations: COUNT, dimensions: ['trace_name', 'trace_status'], value: 't.trace_id' },
    session_count: { aggregations: COUNT, dimensions: [], value: 't.session_id' },
    latency: { aggregations: LATENCY, dimensions: ['trace_name'], value: 't.execution_time_ms' },
    input_tokens: tokens('input_tokens'),
    output_tokens: tokens('output_tokens'),
    total_tokens: tokens('total_tokens'),
    cache_read_input_tokens: tokens('cache_read_input_tokens'),
    cache_creation_input_tokens: tokens('cache_creation_input_tokens'),
  },
  SPANS: {
    span_count: {
      aggregations: COUNT,
      dimensions: ['span_model_name', 'span_model_provider', 'span_name', 'span_status', 'span_type'],
      value: 's.span_id',
    },
    latency: { aggregations: LATENCY, dimensions: ['span_name', 'span_status'], value: SPAN_LATENCY },
    input_cost: spanCost('input_cost'),
    output_cost: spanCost('output_cost'),
    total_cost: spanCost('total_cost'),
  },
  ASSESSMENTS: {
    assessment_count: {
      aggregations: COUNT,
      dimensions: ['assessment_name', 'assessment_value'],
      value: 'a.assessment_id',
    },
    assessment_value: { aggregations: LATENCY, dimensions: ['assessment_name'], value: 'a.number' },
  },
};

interface Dimension {
  readonly column: string;
  /** The column holds the number of a name: grouping is by numbers, and only the groups are looked up. */
  readonly isName?: boolean;
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  trace_name: { column: 't.trace_name' },
  trace_status: { column: 't.status' },
  span_name: { column: 's.name_id', isName: true },
  span_type: { column: 's.type_id', isName: true },
  span_status: { column: 's.status' },
  span_model_name: { column: 's.model_id', isName: true },
  span_model_provider: { column: 's.provider_id', isName: true },
  assessment_name: { column: 'a.name' },
  assessment_value: { column: 'a.value' },
};
const nameOf = (id: string): string => `(SELECT n.name FROM names n WHERE n.name_id = ${id})`;
/** In the order of time, which is nearly that of the rows: by another index each row is a page of its own to read. */
const TRACES = 'traces t INDEXED BY traces_by_time';
const FROM: Readonly<Record<TraceMetricsQuery['view_type'], string>> = {
  TRACES,
  SPANS: `${TRACES} CROSS JOIN spans s ON s.trace_key = t.trace_key`,
  ASSESSMENTS: 'assessments a JOIN traces t ON t.trace_key = a.trace_key',
};
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Refuses a question that the table of metrics does not have. */
export function checkTraceMetrics(query: TraceMetricsQuery): void {
  const metrics = METRICS[query.view_type];
  const metric = Object.hasOwn(metrics, query.metric_name) ? metrics[query.metric_name] : undefined;
  if (metric === undefined) {
    throw invalidParameter(
      `metric_name must be one of ${pythonList(Object.keys(metrics))}, got '${query.metric_name}'`,
    );
  }
  for (const aggregation of query.aggregations) checkAggregation(aggregation);
  const asked = query.aggregations.map(({ aggregation_type = 'COUNT' }) => aggregation_type);
  const unknown = [...new Set(asked.filter((type) => !metric.aggregations.includes(type)))].toSorted();
  if (unknown.length > 0) {
    throw invalidParameter(
      `Found invalid aggregation_type(s): ${pythonList(unknown)}. ` +
        `Supported aggregation types: ${pythonList(metric.aggregations)}`,
    );
  }
  const wrong = [...new Set(query.dimensions.filter((item) => !metric.dimensions.includes(item)))].toSorted();
  if (wrong.length > 0) {
    throw invalidParameter(
      `Found invalid dimension(s): ${pythonList(wrong)}. Supported dimensions: ${pythonList(metric.dimensions)}`,
    );
  }
  const { time_interval_seconds: interval, start_time_ms: start, end_time_ms: end } = query;
  if (interval && (start === undefined || end === undefined)) {
    throw invalidParameter('start_time_ms and end_time_ms are required if time_interval_seconds is set');
  }
  if (interval !== undefined && interval < 0) {
    throw invalidParameter(`time_interval_seconds must not be negative, got ${interval}`);
  }
}

function checkAggregation({ aggregation_type, percentile_value: at }: MetricAggregation): void {
  if (aggregation_type !== 'PERCENTILE') {
    if (at === undefined) return;
    throw invalidParameter(
      `Percentile value is only allowed for PERCENTILE aggregation type, got ${aggregation_type ?? 'COUNT'}`,
    );
  }
  if (at === undefined) throw invalidParameter('Percentile value is required for PERCENTILE aggregation');
  if (!(at >= 0 && at <= 100)) {
    throw invalidParameter(`Percentile value must be between 0 and 100, got ${pythonFloat(at)}`);
  }
}

function pythonList(items: readonly string[]): string {
  return `[${items.map(pythonQuote).join(', ')}]`;
}

/** Aggregates a checked question. */
export function readTraceMetrics(database: SqliteDatabase, query: TraceMetricsQuery): MetricDataPoint[] {
  const { view_type: view, metric_name, aggregations } = query;
  const metric = METRICS[view][metric_name];
  if (metric === undefined) return [];
  const grouping: readonly Grouping[] = [
    ...(query.time_interval_seconds ? [{ dimension: 'time_bucket', column: bucketOf(query) }] : []),
    ...query.dimensions.map((dimension) => ({ dimension, ...(DIMENSIONS[dimension] ?? NO_DIMENSION) })),
  ];
  const values = aggregations.map((aggregation) => aggregateOf(aggregation, metric.value, metric_name));
  const where = joinSql(
    [
      sql(
        `t.experiment_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(query.experiment_ids.map(readExperimentId)),
      ),
      view === 'ASSESSMENTS' ? sql('a.valid = 1') : sql('1'),
      ...query.filters.map((filter) =>
        filterOf(
          searching(() => parseTraceMetricsFilter(filter)),
          query,
        ),
      ),
      timeRange(query),
      sql(`(${metric.value}) IS NOT NULL`),
      ...grouping.map(({ column }) => sql(`${column} IS NOT NULL`)),
    ],
    ' AND ',
  );
  const groups = grouping.map((_, index) => `g${index}`);
  const results = values.map((_, index) => `v${index}`);
  const columns = [
    ...grouping.map(({ column }, index) => `${column} AS ${groups[index]}`),
    ...values.map((value, index) => `${value.sql} AS ${results[index]}`),
  ];
  const shown = grouping.map(({ isName }, index) => {
    const group = groups[index] ?? '';
    return isName === true ? nameOf(group) : group;
  });
  const places = groups.map((_, index) => index + 1).join(', ');
  const rows = database.tuples<readonly SqlValue[]>(
    `SELECT ${[...shown, ...results].join(', ')} FROM (` +
      `SELECT ${columns.join(', ')} FROM ${FROM[view]} WHERE ${where.sql}` +
      `${groups.length === 0 ? '' : ` GROUP BY ${places}`})` +
      `${groups.length === 0 ? '' : ` ORDER BY ${places}`} LIMIT +?`,
    ...values.flatMap((value) => value.values),
    ...where.values,
    query.max_results,
  );
  const dimensions = grouping.map(({ dimension }) => dimension);
  return rows.flatMap((row) => pointOf(row, dimensions, query));
}

interface Grouping extends Dimension {
  /** As the answer calls it. */
  readonly dimension: string;
}
const NO_DIMENSION: Dimension = { column: 'NULL' };

function pointOf(
  row: readonly SqlValue[],
  dimensions: readonly string[],
  { metric_name, aggregations }: TraceMetricsQuery,
): MetricDataPoint[] {
  const values: Record<string, number> = {};
  for (const [index, aggregation] of aggregations.entries()) {
    const value = row[dimensions.length + index];
    if (value !== null && value !== undefined) values[labelOf(aggregation)] = Number(value);
  }
  if (Object.keys(values).length === 0) return [];
  const shown = dimensions.map((dimension, index) => {
    const value = row[index];
    return [
      dimension,
      dimension === 'time_bucket'
        ? isoTime(Number(value))
        : typeof value === 'string'
          ? value
          : Number(value).toString(),
    ] as const;
  });
  return [{ metric_name, dimensions: Object.fromEntries(shown), values }];
}

function labelOf({ aggregation_type, percentile_value }: MetricAggregation): string {
  return aggregation_type === 'PERCENTILE'
    ? `P${pythonFloat(percentile_value ?? 0)}`
    : (aggregation_type ?? 'COUNT');
}

/** A time as Python's `isoformat` writes it in UTC. */
function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

function aggregateOf(
  { aggregation_type = 'COUNT', percentile_value = 0 }: MetricAggregation,
  value: string,
  metricName: string,
): Sql {
  if (aggregation_type === 'PERCENTILE') return sql(`percentile(${value}, ?)`, percentile_value);
  const distinct = metricName === 'session_count' ? 'DISTINCT ' : '';
  return sql(`${aggregation_type.toLowerCase()}(${distinct}${value})`);
}

function timeColumn({ view_type, metric_name }: TraceMetricsQuery, use: 'range' | 'bucket'): string {
  const isOfSpan = view_type === 'SPANS' && (use === 'bucket' || metric_name.endsWith('_cost'));
  return isOfSpan ? '(s.start_ns / 1000000)' : 't.timestamp_ms';
}

/** The start of the bucket, rounded down also before 1970. */
function bucketOf(query: TraceMetricsQuery): string {
  const size = BigInt(query.time_interval_seconds ?? 1) * 1000n;
  const time = timeColumn(query, 'bucket');
  return `((${time} - ((${time} % ${size}) + ${size}) % ${size}))`;
}

function timeRange(query: TraceMetricsQuery): Sql {
  const time = timeColumn(query, 'range');
  const bound = (value: Int64 | undefined, comparator: string): Sql =>
    value === undefined ? sql('1') : sql(`${time} ${comparator} ?`, clamped(value));
  return joinSql([bound(query.start_time_ms, '>='), bound(query.end_time_ms, '<=')], ' AND ');
}

function clamped(value: Int64): Int64 {
  const wide = BigInt(value);
  return wide > INT64_MAX ? INT64_MAX : wide < INT64_MIN ? INT64_MIN : value;
}

function filterOf(filter: TraceMetricsFilter, query: TraceMetricsQuery): Sql {
  const { view, entity, key = '', value } = filter;
  if (view === 'span') {
    if (query.view_type !== 'SPANS') {
      throw invalidParameter(
        `Filtering by span is only supported for SPANS view type, got ${query.view_type}`,
      );
    }
    const { column, isName = false } = DIMENSIONS[`span_${entity}`] ?? NO_DIMENSION;
    return sql(`${column} = ${isName ? '(SELECT n.name_id FROM names n WHERE n.name = ?)' : '?'}`, value);
  }
  if (view === 'assessment') {
    if (query.view_type !== 'ASSESSMENTS') {
      throw invalidParameter(
        `Filtering by assessment is only supported for ASSESSMENTS view type, got ${query.view_type}`,
      );
    }
    return sql(entity === 'name' ? 'a.name = ?' : 'a.kind = ?', value);
  }
  if (entity === 'status') return sql('t.status = ?', value);
  const isTag = entity === 'tag';
  const comparison = {
    kind: 'comparison',
    entity: isTag ? 'tag' : 'metadata',
    key,
    comparator: '=',
    value,
  } as const;
  // In this grammar a tag is a tag, also the one that means prompts elsewhere.
  if (isTag && key === LINKED_PROMPTS_TAG) {
    const field = TRACE_FIELDS.field('tag', key);
    return sql(`${field.value.sql} = ?`, ...field.value.values, value);
  }
  const condition = traceCondition(comparison, { experiment_ids: [], nameOf: () => undefined });
  return key === SOURCE_RUN_METADATA ? condition : sql(`ifnull(${condition.sql}, 0)`, ...condition.values);
}

/** `percentile(value, 0 to 100)`, linear between the two nearest values, where SQLite was built without its own. */
export function ensurePercentile(database: SqliteDatabase): void {
  try {
    database.rows('SELECT percentile(1, 50)');
  } catch {
    definePercentile(database);
  }
}

function definePercentile(database: SqliteDatabase): void {
  database.defineAggregate<{ values: number[]; at: number }>('percentile', {
    start: () => ({ values: [], at: 0 }),
    step(state, value, at) {
      if (value !== null) state.values.push(Number(value));
      return { values: state.values, at: Number(at) };
    },
    result({ values, at }) {
      if (values.length === 0) return null;
      const sorted = Float64Array.from(values).toSorted();
      const position = (at / 100) * (sorted.length - 1);
      const low = Math.floor(position);
      const below = sorted[low] ?? 0;
      const above = sorted[Math.ceil(position)] ?? below;
      return below + (above - below) * (position - low);
    },
  });
}
