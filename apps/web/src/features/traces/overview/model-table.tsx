import type { ReactElement } from 'react';
import { dimensionOf, pointValue } from './metric-points.ts';
import { type OverviewView, useMetric } from './overview-view.ts';
import styles from './overview.module.css';
import { COST, COUNT } from './units.ts';

const MODEL = 'span_model_name';
const PROVIDER = 'span_model_provider';
const COSTS = ['input_cost', 'output_cost', 'total_cost'] as const;

/** Which models were called how often, and what they cost. */
export function ModelTable({ view }: { readonly view: OverviewView }): ReactElement | null {
  const count = { view: 'SPANS', metric: 'span_count', aggregations: ['COUNT'] } as const;
  const calls = useMetric(view, { ...count, dimensions: [MODEL] });
  // Apart: a span that names no provider is left out of it.
  const providers = useMetric(view, { ...count, dimensions: [MODEL, PROVIDER] });
  const costs = {
    input_cost: useCost(view, 'input_cost'),
    output_cost: useCost(view, 'output_cost'),
    total_cost: useCost(view, 'total_cost'),
  };
  if (calls.points.length === 0) return null;
  const models = calls.points
    .map((point) => ({ name: dimensionOf(point, MODEL), calls: pointValue(point, 'COUNT') }))
    .toSorted((a, b) => b.calls - a.calls);
  const providersOf = (model: string): string =>
    providers.points
      .filter((point) => dimensionOf(point, MODEL) === model)
      .map((point) => dimensionOf(point, PROVIDER))
      .join(', ');
  const costOf = (kind: (typeof COSTS)[number], model: string): string => {
    const point = costs[kind].points.find((one) => dimensionOf(one, MODEL) === model);
    return point === undefined ? '–' : COST.format(pointValue(point, 'SUM'));
  };
  return (
    <div className={styles['table']} tabIndex={0} role="region" aria-label="Models that were called">
      <table>
        <thead>
          <tr>
            {['Model', 'Provider', 'Calls', 'Input cost', 'Output cost', 'Cost'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ name, calls: times }) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td dir="auto">{providersOf(name) || '–'}</td>
              <td>{COUNT.format(times)}</td>
              {COSTS.map((kind) => (
                <td key={kind}>{costOf(kind, name)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useCost(view: OverviewView, metric: (typeof COSTS)[number]) {
  return useMetric(view, { view: 'SPANS', metric, aggregations: ['SUM'], dimensions: [MODEL] });
}
