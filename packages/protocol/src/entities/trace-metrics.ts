import {
  double,
  doubleMap,
  enumeration,
  type Infer,
  message,
  oneOf,
  string,
  stringMap,
} from '../schema/field.ts';

export const AggregationType = enumeration('AggregationType', {
  COUNT: 1,
  SUM: 2,
  AVG: 3,
  PERCENTILE: 4,
  MIN: 5,
  MAX: 6,
});
export const MetricViewType = enumeration('MetricViewType', { TRACES: 1, SPANS: 2, ASSESSMENTS: 3 });
export type MetricViewTypeName = keyof typeof MetricViewType.values;

export const MetricAggregation = message('MetricAggregation', {
  aggregation_type: oneOf(AggregationType),
  percentile_value: double(),
});
export type MetricAggregation = Infer<typeof MetricAggregation>;

/** One group of a trace metric: what it stands for and its aggregates (`COUNT`, `AVG`, `P50.0`). */
export const MetricDataPoint = message('MetricDataPoint', {
  metric_name: string(),
  dimensions: stringMap(),
  values: doubleMap(),
});
export type MetricDataPoint = Infer<typeof MetricDataPoint>;
