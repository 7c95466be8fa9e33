import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { exportSpans, span, startTrace, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/query-metrics', () => {
  const count = [{ aggregation_type: 'COUNT' }];
  const ask = (members: object) =>
    server.post(`${V3}/metrics`, { experiment_ids: ['0'], view_type: 'TRACES', ...members });

  it('refuses metrics, aggregations and dimensions that are not of the view', async () => {
    for (const members of [
      { metric_name: 'none', aggregations: count },
      { metric_name: 'trace_count', aggregations: [{ aggregation_type: 'AVG' }] },
      { metric_name: 'trace_count', aggregations: count, dimensions: ['span_name'] },
      { metric_name: 'trace_count', aggregations: count, time_interval_seconds: 60 },
      { metric_name: 'latency', aggregations: [{ aggregation_type: 'PERCENTILE' }] },
    ]) {
      expect(refusal(await ask(members)).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    }
  });

  it('aggregates traces and spans', async () => {
    await startTrace(server, { trace_id: 'tr-1', execution_duration: '1s' });
    await startTrace(server, { trace_id: 'tr-2', execution_duration: '3s' });
    await exportSpans(server, [span({ name: 'one' }), span({ id: '00f067aa0ba902b8', name: 'one' })]);
    const latency = await ask({
      metric_name: 'latency',
      aggregations: [{ aggregation_type: 'PERCENTILE', percentile_value: 50 }, { aggregation_type: 'MAX' }],
    });
    expect(latency.json).toMatchObject({ data_points: [{ values: { 'P50.0': 1000, MAX: 3000 } }] });
    const spans = await ask({
      view_type: 'SPANS',
      metric_name: 'span_count',
      aggregations: count,
      dimensions: ['span_name'],
    });
    expect(spans.json).toEqual({
      data_points: [{ metric_name: 'span_count', dimensions: { span_name: 'one' }, values: { COUNT: 2 } }],
    });
  });
});
