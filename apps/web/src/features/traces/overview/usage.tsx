import type { ReactElement } from 'react';
import type { BucketSeries } from '../../../charts/bucket-series.ts';
import { quotedLiterally } from '../../../api/quoted.ts';
import { CostCard } from './cost-card.tsx';
import { MetricCard } from './metric-card.tsx';
import { courseOf, coursesOf, pointValue, ratio, sum } from './metric-points.ts';
import { ModelTable } from './model-table.tsx';
import { type OverviewView, useMetric } from './overview-view.ts';
import styles from './overview.module.css';
import { COUNT, DURATION, SHARE, type Unit } from './units.ts';

const STATES: Readonly<Record<string, Pick<BucketSeries, 'title' | 'colour' | 'isBad'>>> = {
  OK: { title: 'OK', colour: '--run-1' },
  ERROR: { title: 'Error', colour: '--bad', isBad: true },
  IN_PROGRESS: { title: 'In progress', colour: '--run-6' },
};
const PERCENTILES = [
  { id: 'P50', title: 'P50', colour: '--run-3' },
  { id: 'P90', title: 'P90', colour: '--run-6' },
  { id: 'P99', title: 'P99', colour: '--run-4' },
] as const;

/** How much is asked, how long it takes, how often it fails and what it costs. */
export function Usage({ view }: { readonly view: OverviewView }): ReactElement {
  return (
    <>
      <div className={styles['grid']}>
        <Counts view={view} />
        <Percentiles
          view={view}
          title="Latency"
          metric="latency"
          unit={DURATION}
          empty="Traces that have ended show how long they took."
        />
        <Tokens view={view} />
        <Percentiles
          view={view}
          title="Tokens of a trace"
          metric="total_tokens"
          unit={COUNT}
          empty="No trace of this time says how many tokens it took."
        />
        <CostCard view={view} />
      </div>
      <ModelTable view={view} />
    </>
  );
}

function Counts({ view }: { view: OverviewView }): ReactElement {
  const metric = useMetric(view, {
    view: 'TRACES',
    metric: 'trace_count',
    aggregations: ['COUNT'],
    dimensions: ['trace_status'],
    isByTime: true,
  });
  const courses = coursesOf(metric.points, {
    starts: view.starts,
    dimension: 'trace_status',
    aggregation: 'COUNT',
  });
  const order = Object.keys(STATES);
  const series = courses
    .map(({ name, values }) => ({
      ...(STATES[name] ?? { title: name, colour: '--run-11' }),
      id: name,
      values,
      total: COUNT.format(sum(values)),
    }))
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const all = view.starts.map((_, at) => sum(series.map(({ values }) => values[at] ?? 0)));
  const errors = series.find(({ id }) => id === 'ERROR')?.values ?? [];
  const rates = ratio(errors, all);
  return (
    <>
      <MetricCard
        {...{ view, series, metrics: [metric] }}
        title="Traces"
        kind="bars"
        unit={COUNT}
        total={COUNT.format(sum(all))}
        conditionOf={(state) => `status = ${quotedLiterally(state)}`}
        empty="No traces in this time."
      />
      <MetricCard
        {...{ view, metrics: [metric] }}
        title="Error rate"
        kind="lines"
        unit={SHARE}
        series={[{ id: 'rate', title: 'Error rate', colour: '--bad', values: rates }]}
        total={SHARE.format(sum(errors) / Math.max(1, sum(all)))}
        note={`${COUNT.format(sum(errors))} of ${COUNT.format(sum(all))} traces failed`}
        condition="status = 'ERROR'"
        empty="No traces in this time."
      />
    </>
  );
}

interface PercentilesProps {
  readonly view: OverviewView;
  readonly title: string;
  readonly metric: string;
  readonly unit: Unit;
  readonly empty: string;
}

function Percentiles({ view, title, metric, unit, empty }: PercentilesProps): ReactElement {
  const question = {
    view: 'TRACES',
    metric,
    aggregations: [...PERCENTILES.map(({ id }) => id), 'AVG'],
  } as const;
  const byTime = useMetric(view, { ...question, isByTime: true });
  const overall = useMetric(view, question);
  const [all] = overall.points;
  const series = PERCENTILES.map((one) => ({
    ...one,
    values: courseOf(byTime.points, view.starts, `${one.id}.0`),
    ...(all !== undefined && { total: unit.format(pointValue(all, `${one.id}.0`)) }),
  }));
  return (
    <MetricCard
      {...{ view, title, series, unit, empty, metrics: [byTime] }}
      kind="lines"
      total={all && unit.format(pointValue(all, 'P50.0'))}
      note={all && `median; mean ${unit.format(pointValue(all, 'AVG'))}`}
    />
  );
}

const TOKEN_KINDS = [
  { id: 'input_tokens', title: 'Input', colour: '--run-1' },
  { id: 'output_tokens', title: 'Output', colour: '--run-3' },
] as const;

function Tokens({ view }: { view: OverviewView }): ReactElement {
  const question = { view: 'TRACES', aggregations: ['SUM'] } as const;
  const input = useMetric(view, { ...question, metric: TOKEN_KINDS[0].id, isByTime: true });
  const output = useMetric(view, { ...question, metric: TOKEN_KINDS[1].id, isByTime: true });
  const cached = useMetric(view, { ...question, metric: 'cache_read_input_tokens' });
  const series = [input, output].map(({ points }, at) => {
    const values = courseOf(points, view.starts, 'SUM');
    return { ...TOKEN_KINDS[at === 0 ? 0 : 1], values, total: COUNT.format(sum(values)) };
  });
  const fromCache = cached.points[0] === undefined ? 0 : pointValue(cached.points[0], 'SUM');
  return (
    <MetricCard
      {...{ view, series, metrics: [input, output] }}
      title="Tokens"
      kind="bars"
      unit={COUNT}
      total={COUNT.format(sum(series.flatMap(({ values }) => values)))}
      note={fromCache > 0 ? `${COUNT.format(fromCache)} of the input from a cache` : undefined}
      empty={
        <>
          <p>No trace of this time says how many tokens it took.</p>
          <p>
            Tracing of a model's library (<code>mlflow.openai.autolog()</code>) records them.
          </p>
        </>
      }
    />
  );
}
