import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { assessmentValue } from '../../api/assessment-value.ts';
import { evaluatedTracesQuery } from '../../api/evaluation.ts';
import type { Run } from '../../api/runs.ts';
import type { TraceInfo } from '../../api/traces.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { assessmentSummaries } from '../traces/assessment-summary.ts';
import { AssessmentValue } from '../traces/assessment-value.tsx';
import { previewText } from '../traces/preview-text.ts';
import { validAssessments } from '../traces/trace-facts.ts';
import { alignResults, type EvaluatedRun, type ResultRow } from './align-results.ts';
import styles from './evaluation-results.module.css';
import { counted } from '../../components/format.ts';

interface EvaluationResultsProps {
  readonly experimentId: string;
  readonly runs: readonly Run[];
}

type Answer = UseQueryResult<{ readonly traces: readonly TraceInfo[]; readonly isCut: boolean }>;

function combine(queries: readonly Answer[]) {
  return {
    answers: queries.map(({ data }) => data),
    failed: queries.find(({ isError }) => isError),
    isDone: queries.every(({ isSuccess }) => isSuccess),
  };
}

/** What runs made of each request, side by side: their answers, then each assessment. */
export function EvaluationResults({ experimentId, runs }: EvaluationResultsProps): ReactElement {
  const { answers, failed, isDone } = useQueries({
    queries: runs.map(({ info }) => evaluatedTracesQuery(experimentId, info.run_id)),
    combine,
  });
  const evaluated = useMemo(
    () =>
      runs.map(({ info }, at): EvaluatedRun => ({
        id: info.run_id,
        name: info.run_name,
        traces: answers[at]?.traces ?? [],
      })),
    [runs, answers],
  );
  const rows = useMemo(() => alignResults(evaluated), [evaluated]);
  const columns = useMemo(() => resultColumns(evaluated), [evaluated]);
  if (failed?.error) return <Refusal error={failed.error} onRetry={() => void failed.refetch()} />;
  const isCut = answers.some((answer) => answer?.isCut === true);
  return (
    <section className={styles['results']} aria-label="Results">
      <header>
        <h2>
          {runs.length === 1
            ? `Results of ${runs[0]?.info.run_name ?? ''}`
            : `${runs.length} runs side by side`}
        </h2>
        <span role="status">
          {counted(rows.length, 'request')}
          {isCut && ' of the first 500 traces of each run'}
        </span>
      </header>
      <DataTable
        label="Results by request"
        columns={columns}
        items={rows}
        rowKey={({ key }) => key}
        empty={isDone && <EmptyState title="These runs have no traces" />}
      />
    </section>
  );
}

function resultColumns(runs: readonly EvaluatedRun[]): Column<ResultRow>[] {
  const summaries = runs.map(
    ({ traces }) => new Map(assessmentSummaries(traces).map((one) => [one.name, one])),
  );
  const names = [...new Set(summaries.flatMap((one) => [...one.keys()]))];
  const isSeveral = runs.length > 1;
  return [
    {
      id: 'request',
      title: 'Request',
      widthPx: 260,
      isPinned: true,
      cell: ({ request }) => (
        <span title={request} dir="auto">
          {previewText(request)}
        </span>
      ),
    },
    ...runs.map(({ id, name }): Column<ResultRow> => ({
      id: `response ${id}`,
      title: 'Response',
      note: isSeveral ? name : undefined,
      widthPx: 260,
      cell: ({ byRun }) => <Response trace={byRun.get(id)} />,
    })),
    ...names.flatMap((name) =>
      runs.map(({ id, name: runName }, at): Column<ResultRow> => {
        const text = summaries[at]?.get(name)?.text ?? '';
        return {
          id: `${name} ${id}`,
          title: name,
          note: isSeveral ? `${runName} ${text}` : text,
          widthPx: isSeveral ? 190 : 150,
          cell: ({ byRun }) => <Judgement trace={byRun.get(id)} name={name} />,
        };
      }),
    ),
  ];
}

function Response({ trace }: { trace: TraceInfo | undefined }): ReactElement {
  if (trace === undefined) return <>–</>;
  const text = previewText(trace.response_preview);
  return (
    <Link
      to="/traces/$id"
      params={{ id: trace.trace_id ?? '' }}
      className={styles['response']}
      title={trace.response_preview}
      dir="auto"
    >
      {text === '' ? '(nothing)' : text}
    </Link>
  );
}

function Judgement({ trace, name }: { trace: TraceInfo | undefined; name: string }): ReactElement {
  const found = trace && validAssessments(trace).find((one) => one.assessment_name === name);
  return (
    <span title={found?.rationale}>
      <AssessmentValue value={found && assessmentValue(found)} />
    </span>
  );
}
