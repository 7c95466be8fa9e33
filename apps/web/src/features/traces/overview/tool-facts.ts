import type { MetricPoint } from '../../../api/trace-metrics.ts';
import type { Sort } from '../../../components/sort.ts';
import { dimensionOf, pointValue } from './metric-points.ts';

export interface ToolFacts {
  readonly name: string;
  readonly calls: number;
  readonly errors: number;
  readonly errorRate: number;
  /** In milliseconds. */
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

const NAME = 'span_name';

function countOf(points: readonly MetricPoint[]): number {
  return points.reduce((sum, point) => sum + pointValue(point, 'COUNT'), 0);
}

/** What is known of each tool, out of counts by state and of latencies. */
export function toolFacts(counts: readonly MetricPoint[], latencies: readonly MetricPoint[]): ToolFacts[] {
  const byName = new Map(latencies.map((point) => [dimensionOf(point, NAME), point]));
  const groups = Map.groupBy(counts, (point) => dimensionOf(point, NAME));
  return [...groups].map(([name, points]) => {
    const calls = countOf(points);
    const errors = countOf(points.filter((point) => dimensionOf(point, 'span_status') === 'ERROR'));
    const latency = byName.get(name);
    const of = (aggregation: string): number =>
      latency === undefined ? Number.NaN : pointValue(latency, aggregation);
    return {
      name,
      calls,
      errors,
      errorRate: errors / calls,
      mean: of('AVG'),
      p50: of('P50.0'),
      p90: of('P90.0'),
      p99: of('P99.0'),
    };
  });
}

/** By a column; what cannot be compared comes last. */
export function sortedTools(tools: readonly ToolFacts[], { id, ascending }: Sort): ToolFacts[] {
  const sign = ascending ? 1 : -1;
  return tools.toSorted((a, b) => {
    const [left, right] = [a[id as keyof ToolFacts], b[id as keyof ToolFacts]];
    if (typeof left === 'number' && typeof right === 'number') {
      if (Number.isNaN(left) || Number.isNaN(right))
        return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
      return sign * (left - right);
    }
    return sign * a.name.localeCompare(b.name);
  });
}
