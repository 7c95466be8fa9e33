import { type ReactElement, useMemo } from 'react';
import type { BucketSeries } from '../../../charts/bucket-series.ts';
import { quotedLiterally } from '../../../api/quoted.ts';
import type { MetricQuestion } from '../../../api/trace-metrics.ts';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Snippet } from '../../../components/snippet.tsx';
import type { Sort } from '../../../components/sort.ts';
import { MetricCard } from './metric-card.tsx';
import { type Course, coursesOf, largest, ratio, sum } from './metric-points.ts';
import { type OverviewView, useMetric } from './overview-view.ts';
import styles from './overview.module.css';
import { sortedTools, type ToolFacts, toolFacts } from './tool-facts.ts';
import { COUNT, DURATION, SHARE } from './units.ts';

const TOOLS = ["span.type = 'TOOL'"];
/** So many have lines of their own. */
const LINES_MAX = 6;

interface ToolsProps {
  readonly view: OverviewView;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** Which tools are called, how long they take and how often they fail. */
export function Tools({ view, sort, onSort }: ToolsProps): ReactElement {
  const calls: MetricQuestion = {
    view: 'SPANS',
    metric: 'span_count',
    aggregations: ['COUNT'],
    filters: TOOLS,
  };
  const counts = useMetric(view, { ...calls, dimensions: ['span_name', 'span_status'] });
  const latencies = useMetric(view, {
    view: 'SPANS',
    metric: 'latency',
    aggregations: ['AVG', 'P50', 'P90', 'P99'],
    dimensions: ['span_name'],
    filters: TOOLS,
  });
  const tools = useMemo(() => toolFacts(counts.points, latencies.points), [counts.points, latencies.points]);
  const sorted = useMemo(() => sortedTools(tools, sort), [tools, sort]);
  const columns = useMemo(() => toolColumns(view), [view]);
  if (counts.error !== null) return <p role="alert">{counts.error.message}</p>;
  if (tools.length === 0) return counts.isPending ? <p>Loading…</p> : <NoTools />;
  return (
    <>
      <div
        className={styles['tools']}
        style={{ height: `calc(var(--row) * ${Math.min(tools.length, 8) + 1} + 4px)` }}
      >
        <DataTable
          label="Tools"
          columns={columns}
          items={sorted}
          rowKey={({ name }) => name}
          sort={sort}
          onSort={onSort}
        />
      </div>
      <ToolCharts view={view} calls={calls} />
    </>
  );
}

function NoTools(): ReactElement {
  return (
    <EmptyState title="No tool was called">
      <Snippet
        label="Trace a tool"
        code={{ Python: `@mlflow.trace(span_type="TOOL")\ndef look_up(id):\n    …` }}
      />
    </EmptyState>
  );
}

const conditionOf = (tool: string): string => `span.name = ${quotedLiterally(tool)}`;

function ToolCharts({ view, calls }: { view: OverviewView; calls: MetricQuestion }): ReactElement {
  const byTime = { dimensions: ['span_name'], isByTime: true } as const;
  const counts = useMetric(view, { ...calls, ...byTime });
  const errors = useMetric(view, { ...calls, ...byTime, filters: [...TOOLS, "span.status = 'ERROR'"] });
  const latencies = useMetric(view, {
    ...byTime,
    view: 'SPANS',
    metric: 'latency',
    aggregations: ['AVG'],
    filters: TOOLS,
  });
  const question = { starts: view.starts, dimension: 'span_name' };
  const called = coursesOf(counts.points, { ...question, aggregation: 'COUNT' });
  const main = called.toSorted((a, b) => sum(b.values) - sum(a.values)).slice(0, LINES_MAX);
  const failed = coursesOf(errors.points, { ...question, aggregation: 'COUNT' });
  const took = coursesOf(latencies.points, { ...question, aggregation: 'AVG' });
  const of = (courses: readonly Course[], name: string): readonly number[] =>
    courses.find((course) => course.name === name)?.values ?? view.starts.map(() => Number.NaN);
  const lines = (valuesOf: (course: Course) => readonly number[]): BucketSeries[] =>
    main.map((course, at) => ({
      id: course.name,
      title: course.name,
      colour: `--run-${at + 1}`,
      values: valuesOf(course),
    }));
  const known = (name: string): string | undefined =>
    called.some((course) => course.name === name) ? conditionOf(name) : undefined;
  return (
    <div className={styles['grid']}>
      <MetricCard
        {...{ view, metrics: [counts] }}
        title="Calls of tools"
        kind="bars"
        unit={COUNT}
        series={largest(called, LINES_MAX).map(({ name, values }, at) => ({
          id: name,
          title: name,
          colour: at < LINES_MAX ? `--run-${at + 1}` : '--run-11',
          values,
        }))}
        total={COUNT.format(sum(called.flatMap(({ values }) => values)))}
        condition="span.type = 'TOOL'"
        conditionOf={known}
        empty="No tool was called."
      />
      <MetricCard
        {...{ view, metrics: [latencies] }}
        title="Mean latency of tools"
        kind="lines"
        unit={DURATION}
        series={lines(({ name }) => of(took, name))}
        condition="span.type = 'TOOL'"
        conditionOf={known}
        empty="No tool was called."
      />
      <MetricCard
        {...{ view, metrics: [counts, errors] }}
        title="Error rate of tools"
        kind="lines"
        unit={SHARE}
        series={lines(({ name, values }) => ratio(of(failed, name), values))}
        condition="span.type = 'TOOL'"
        conditionOf={known}
        empty="No tool was called."
      />
    </div>
  );
}

function latencyColumn(id: 'mean' | 'p50' | 'p90' | 'p99', title: string): Column<ToolFacts> {
  return {
    id,
    title,
    widthPx: 96,
    align: 'end',
    isSortable: true,
    cell: (tool) => DURATION.format(tool[id]),
  };
}

function toolColumns({ open }: OverviewView): Column<ToolFacts>[] {
  return [
    {
      id: 'name',
      title: 'Tool',
      widthPx: 220,
      isPinned: true,
      isSortable: true,
      cell: ({ name }) => (
        <button
          type="button"
          className={styles['name']}
          title={`Traces that call ${name}`}
          dir="auto"
          onClick={() => open('all', conditionOf(name))}
        >
          {name}
        </button>
      ),
    },
    {
      id: 'calls',
      title: 'Calls',
      widthPx: 90,
      align: 'end',
      isSortable: true,
      cell: ({ calls }) => COUNT.format(calls),
    },
    {
      id: 'errors',
      title: 'Errors',
      widthPx: 90,
      align: 'end',
      isSortable: true,
      cell: ({ errors }) => COUNT.format(errors),
    },
    {
      id: 'errorRate',
      title: 'Error rate',
      widthPx: 100,
      align: 'end',
      isSortable: true,
      cell: ({ errorRate }) => SHARE.format(errorRate),
    },
    latencyColumn('mean', 'Mean'),
    latencyColumn('p50', 'P50'),
    latencyColumn('p90', 'P90'),
    latencyColumn('p99', 'P99'),
  ];
}
