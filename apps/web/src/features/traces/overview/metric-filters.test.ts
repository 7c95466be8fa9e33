import { parseTraceFilter, parseTraceMetricsFilter } from '@millrace/search';
import { expect, test } from 'vitest';
import { metricFilters } from './metric-filters.ts';

const of = (filter: string) => metricFilters(parseTraceFilter(filter));

test('state, tags, names, runs and metadata hold for metrics too', () => {
  const { filters, left } = of(
    "status = 'ERROR' AND tag.team = 'a' AND name = \"it's\" AND run_id = 'r' AND metadata.`mlflow.trace.user` = 'u'",
  );
  expect(left).toEqual([]);
  expect(filters.map((filter) => parseTraceMetricsFilter(filter))).toEqual([
    { view: 'trace', entity: 'status', key: undefined, value: 'ERROR' },
    { view: 'trace', entity: 'tag', key: 'team', value: 'a' },
    { view: 'trace', entity: 'tag', key: 'mlflow.traceName', value: "it's" },
    { view: 'trace', entity: 'metadata', key: 'mlflow.sourceRun', value: 'r' },
    { view: 'trace', entity: 'metadata', key: 'mlflow.trace.user', value: 'u' },
  ]);
});

test('what metrics do not know is told', () => {
  expect(of('')).toEqual({ filters: [], left: [] });
  expect(
    of("execution_time_ms > 5 AND status = 'OK' AND (tag.a = 'b' OR NOT tag.c = 'd') AND name LIKE 'x'"),
  ).toEqual({
    filters: ["trace.status = 'OK'"],
    left: ['execution_time_ms > 5', "tag.a = 'b' OR NOT (tag.c = 'd')", "tag.mlflow.traceName LIKE 'x'"],
  });
  expect(of("prompt = 'p/1' AND feedback.good IS NOT NULL").left).toHaveLength(2);
});
