import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import type { MetricSummary } from '../../api/metric-summary.ts';
import { metricSummaryQuery } from '../../api/run-details.ts';
import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { formatNumber } from '../../components/format.ts';
import type { Sort } from '../../components/sort.ts';
import { MetricCourse } from './metric-course.tsx';
import styles from './metrics-table.module.css';

export interface MetricFact {
  readonly key: string;
  readonly value: number;
  readonly step: number;
}

export function metricFacts({ data }: Run): MetricFact[] {
  return (data.metrics ?? []).map(({ key, value, step }) => ({
    key,
    value: metricValue(value),
    step: Number(step),
  }));
}

interface MetricsTableProps {
  readonly runId: string;
  /** Whether points may still come. */
  readonly isRunning: boolean;
  readonly label: string;
  readonly metrics: readonly MetricFact[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** Metrics with where they are and where they have been. What lies in sight asks for its course. */
export function MetricsTable({
  runId,
  isRunning,
  label,
  metrics,
  sort,
  onSort,
}: MetricsTableProps): ReactElement {
  const sorted = useMemo(() => sortedMetrics(metrics, sort), [metrics, sort]);
  const columns = useMemo(() => metricColumns({ runId, isRunning }), [runId, isRunning]);
  return (
    <div className={styles['box']}>
      <DataTable
        label={label}
        columns={columns}
        items={sorted}
        rowKey={({ key }) => key}
        sort={sort}
        onSort={onSort}
      />
    </div>
  );
}

function sortedMetrics(metrics: readonly MetricFact[], { id, ascending }: Sort): MetricFact[] {
  const turn = ascending ? 1 : -1;
  const of = id === 'step' ? ({ step }: MetricFact) => step : ({ value }: MetricFact) => value;
  if (id === 'metric') return metrics.toSorted((a, b) => a.key.localeCompare(b.key, 'en') * turn);
  return metrics.toSorted((a, b) => {
    const [left, right] = [of(a), of(b)];
    // NaN comes last, whichever way.
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return (left - right) * turn;
  });
}

function metricColumns(run: SummarisedRun): Column<MetricFact>[] {
  return [
    {
      id: 'metric',
      title: 'Metric',
      widthPx: 180,
      isSortable: true,
      isPinned: true,
      cell: ({ key }) => (
        <span title={key} dir="auto">
          {key}
        </span>
      ),
    },
    {
      id: 'course',
      title: 'Course',
      widthPx: 108,
      cell: ({ key }) => (
        <Summary run={run} metric={key}>
          {({ course }) => <MetricCourse values={course} />}
        </Summary>
      ),
    },
    {
      id: 'last',
      title: 'Last',
      widthPx: 98,
      align: 'end',
      isSortable: true,
      cell: ({ value }) => <span title={String(value)}>{formatNumber(value)}</span>,
    },
    { id: 'step', title: 'Step', widthPx: 72, align: 'end', isSortable: true, cell: ({ step }) => step },
    {
      id: 'min',
      title: 'Minimum',
      widthPx: 140,
      align: 'end',
      cell: ({ key }) => (
        <Summary run={run} metric={key}>
          {({ min, minStep, isExact }) => <Extreme value={min} step={minStep} isExact={isExact} />}
        </Summary>
      ),
    },
    {
      id: 'max',
      title: 'Maximum',
      widthPx: 140,
      align: 'end',
      cell: ({ key }) => (
        <Summary run={run} metric={key}>
          {({ max, maxStep, isExact }) => <Extreme value={max} step={maxStep} isExact={isExact} />}
        </Summary>
      ),
    },
    {
      id: 'points',
      title: 'Points',
      widthPx: 64,
      align: 'end',
      cell: ({ key }) => (
        <Summary run={run} metric={key}>
          {({ count }) => count}
        </Summary>
      ),
    },
  ];
}

interface SummarisedRun {
  readonly runId: string;
  readonly isRunning: boolean;
}

const LIVE_MS = 5000;

interface SummaryProps {
  readonly run: SummarisedRun;
  readonly metric: string;
  readonly children: (summary: MetricSummary) => ReactElement | string | number;
}

function Summary({ run, metric, children }: SummaryProps): ReactElement {
  const { data, isError } = useQuery({
    ...metricSummaryQuery(run.runId, metric),
    refetchInterval: run.isRunning ? LIVE_MS : false,
  });
  if (data !== undefined) return <>{children(data)}</>;
  return <span className={styles['waiting']}>{isError ? '–' : '…'}</span>;
}

function Extreme({ value, step, isExact }: { value: number; step: number; isExact: boolean }): ReactElement {
  if (Number.isNaN(value)) return <span>NaN</span>;
  const note = isExact ? String(value) : `${value}, at about this step`;
  return (
    <span title={note}>
      {formatNumber(value)}{' '}
      <small className={styles['at']}>
        @ {isExact ? '' : '≈'}
        {step}
      </small>
    </span>
  );
}
