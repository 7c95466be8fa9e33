import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { assessmentValue } from '../../api/assessment-value.ts';
import { experimentOf, type TraceInfo } from '../../api/traces.ts';
import type { Column } from '../../components/data-table.tsx';
import { formatDuration } from '../../components/format.ts';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import type { AssessmentSummary } from './assessment-summary.ts';
import { AssessmentValue } from './assessment-value.tsx';
import { costText } from './cost-text.ts';
import { previewText } from './preview-text.ts';
import styles from './trace-columns.module.css';
import { traceFacts, validAssessments } from './trace-facts.ts';
import { TraceState } from './trace-state.tsx';

export interface TraceColumn extends Column<TraceInfo> {
  /** What the server orders by. */
  readonly order?: string;
  /** Shown unless others are chosen. */
  readonly isUsual?: boolean;
}

function words(text: string | undefined): ReactElement {
  return (
    <span title={text} dir="auto">
      {text === undefined || text === '' ? '–' : text}
    </span>
  );
}

/** All but the first column, which selects and opens. */
export const TRACE_COLUMNS: readonly TraceColumn[] = [
  {
    id: 'request',
    title: 'Request',
    widthPx: 250,
    isUsual: true,
    cell: ({ request_preview }) => words(previewText(request_preview)),
  },
  {
    id: 'response',
    title: 'Response',
    widthPx: 250,
    isUsual: true,
    cell: ({ response_preview }) => words(previewText(response_preview)),
  },
  {
    id: 'state',
    title: 'State',
    widthPx: 110,
    isUsual: true,
    order: 'status',
    cell: ({ state }) => <TraceState state={state} />,
  },
  {
    id: 'time',
    title: 'Time',
    widthPx: 110,
    isUsual: true,
    order: 'timestamp_ms',
    cell: (trace) => <TimeAgo ms={traceFacts(trace).startMs} />,
  },
  {
    id: 'duration',
    title: 'Duration',
    widthPx: 96,
    align: 'end',
    isUsual: true,
    order: 'execution_time_ms',
    cell: (trace) => formatDuration(traceFacts(trace).durationMs),
  },
  {
    id: 'tokens',
    title: 'Tokens',
    widthPx: 80,
    align: 'end',
    isUsual: true,
    cell: (trace) => <Tokens trace={trace} />,
  },
  {
    id: 'cost',
    title: 'Cost',
    widthPx: 84,
    align: 'end',
    isUsual: true,
    cell: (trace) => {
      const { cost } = traceFacts(trace);
      return cost === undefined ? '–' : costText(cost);
    },
  },
  {
    id: 'session',
    title: 'Session',
    widthPx: 130,
    isUsual: true,
    order: 'metadata.`mlflow.trace.session`',
    cell: (trace) => words(traceFacts(trace).session),
  },
  {
    id: 'user',
    title: 'User',
    widthPx: 100,
    isUsual: true,
    order: 'metadata.`mlflow.trace.user`',
    cell: (trace) => words(traceFacts(trace).user),
  },
  {
    id: 'run',
    title: 'Run',
    widthPx: 110,
    order: 'run_id',
    cell: (trace) => <RunLink trace={trace} />,
  },
  { id: 'prompt', title: 'Prompt', widthPx: 150, cell: (trace) => <PromptLinks trace={trace} /> },
  { id: 'tags', title: 'Tags', widthPx: 200, cell: (trace) => <TagChips tags={traceFacts(trace).tags} /> },
  { id: 'version', title: 'Version', widthPx: 100, cell: (trace) => words(traceFacts(trace).version) },
  { id: 'source', title: 'Source', widthPx: 140, cell: (trace) => words(traceFacts(trace).source) },
  { id: 'id', title: 'Trace ID', widthPx: 300, cell: ({ trace_id }) => <code>{trace_id}</code> },
];

/** A column for each name, with what the values come to in its head. */
export function assessmentColumns(summaries: readonly AssessmentSummary[]): TraceColumn[] {
  return summaries.map(({ name, text }) => ({
    id: `assessment.${name}`,
    title: name,
    note: text,
    widthPx: 140,
    isUsual: true,
    cell: (trace) => {
      const [first, ...others] = validAssessments(trace).filter((one) => one.assessment_name === name);
      if (first === undefined) return <AssessmentValue value={undefined} />;
      return (
        <>
          {first.feedback?.error === undefined ? (
            <AssessmentValue value={assessmentValue(first)} />
          ) : (
            <span className={styles['failed']} title={first.feedback.error.error_message}>
              failed
            </span>
          )}
          {others.length > 0 && <small className={styles['more']}> +{others.length}</small>}
        </>
      );
    },
  }));
}

function Tokens({ trace }: { trace: TraceInfo }): ReactElement {
  const { tokens } = traceFacts(trace);
  if (tokens === undefined) return <>–</>;
  const { input = '?', output = '?', total } = tokens;
  return <span title={`${input} in, ${output} out`}>{total}</span>;
}

function RunLink({ trace }: { trace: TraceInfo }): ReactElement {
  const { runId } = traceFacts(trace);
  if (runId === undefined) return <>–</>;
  return (
    <Link
      to="/e/$id/r/$runId"
      params={{ id: experimentOf(trace), runId }}
      className={styles['link']}
      onClick={(event) => event.stopPropagation()}
    >
      {runId.slice(0, 8)}
    </Link>
  );
}

function PromptLinks({ trace }: { trace: TraceInfo }): ReactElement {
  const { prompts } = traceFacts(trace);
  if (prompts.length === 0) return <>–</>;
  return (
    <>
      {prompts.map(({ name, version }) => (
        <Link
          key={`${name} ${version}`}
          to="/prompts/$name"
          params={{ name }}
          search={{ version }}
          className={styles['link']}
          onClick={(event) => event.stopPropagation()}
        >
          {name} v{version}
        </Link>
      ))}
    </>
  );
}
