import type { ReactElement } from 'react';
import { MetricCard } from './metric-card.tsx';
import { courseOf, coursesOf, largest, sum } from './metric-points.ts';
import { type OverviewView, useMetric } from './overview-view.ts';
import { COST } from './units.ts';

const MODELS_MAX = 6;
/** A cent of a cent: what sums of floating-point numbers are off by. */
const DUST = 1e-9;
const NO_MODEL = 'no model named';

/** What traces cost, by model; a span may have a cost and name no model. */
export function CostCard({ view }: { readonly view: OverviewView }): ReactElement {
  const question = { view: 'SPANS', metric: 'total_cost', aggregations: ['SUM'], isByTime: true } as const;
  const whole = useMetric(view, question);
  const byModel = useMetric(view, { ...question, dimensions: ['span_model_name'] });
  const all = courseOf(whole.points, view.starts, 'SUM');
  const courses = coursesOf(byModel.points, {
    starts: view.starts,
    dimension: 'span_model_name',
    aggregation: 'SUM',
  });
  const unnamed = all.map((cost, at) => cost - sum(courses.map(({ values }) => values[at] ?? 0)));
  const shown = [
    ...largest(courses, MODELS_MAX),
    ...(sum(unnamed) > DUST ? [{ name: NO_MODEL, values: unnamed }] : []),
  ];
  return (
    <MetricCard
      {...{ view, metrics: [whole, byModel] }}
      title="Cost by model"
      kind="bars"
      unit={COST}
      series={shown.map(({ name, values }, at) => ({
        id: name,
        title: name,
        colour: name === NO_MODEL ? '--run-11' : `--run-${at + 1}`,
        values,
        total: COST.format(sum(values)),
      }))}
      total={COST.format(sum(all))}
      empty={
        <>
          <p>No span of this time says what it cost.</p>
          <p>
            Clients know the prices of well-known models; for others set the attribute{' '}
            <code>mlflow.llm.cost</code>.
          </p>
        </>
      }
    />
  );
}
