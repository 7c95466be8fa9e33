import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { runTracesQuery, type TraceInfo } from '../../api/run-details.ts';
import type { Run } from '../../api/runs.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatDuration } from '../../components/format.ts';
import { Refusal } from '../../components/refusal.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './run-side.module.css';

/** The traces that were made while the run was active. */
export function RunTraces({ run }: { run: Run }): ReactElement {
  const query = useInfiniteQuery(runTracesQuery(run.info));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <></>;
  const traces = query.data.pages.flatMap((page) => page.traces ?? []);
  return (
    <DataTable
      label="Traces of the run"
      columns={COLUMNS}
      items={traces}
      rowKey={({ trace_id = '' }) => trace_id}
      onEnd={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined}
      empty={
        <EmptyState title="No traces in this run">
          <Snippet
            label="Trace in a run"
            code={{
              Python: `import mlflow

@mlflow.trace
def answer(question):
    return question.upper()

with mlflow.start_run():
    answer("why?")`,
            }}
          />
        </EmptyState>
      }
    />
  );
}

const STATES: Readonly<Record<string, readonly [tone: Tone, word: string]>> = {
  OK: ['good', 'OK'],
  ERROR: ['bad', 'Error'],
  IN_PROGRESS: ['info', 'In progress'],
};

/** A duration over the wire: seconds with an `s`. */
function durationMs(duration: unknown): number {
  return Number.parseFloat(String(duration)) * 1000;
}

function nameOf({ trace_id = '', tags = {} }: TraceInfo): string {
  return (tags as Readonly<Record<string, string>>)['mlflow.traceName'] ?? trace_id;
}

function preview(text: string | undefined): ReactElement {
  return (
    <span title={text} dir="auto">
      {text === undefined || text === '' ? '–' : text}
    </span>
  );
}

const COLUMNS: readonly Column<TraceInfo>[] = [
  {
    id: 'id',
    title: 'Trace',
    widthPx: 210,
    cell: (trace) => (
      <Link
        to="/traces/$id"
        params={{ id: trace.trace_id ?? '' }}
        className={styles['link']}
        title={trace.trace_id}
      >
        <span>{nameOf(trace)}</span>
      </Link>
    ),
  },
  {
    id: 'request',
    title: 'Request',
    widthPx: 260,
    cell: ({ request_preview }) => preview(request_preview),
  },
  {
    id: 'response',
    title: 'Response',
    widthPx: 260,
    cell: ({ response_preview }) => preview(response_preview),
  },
  {
    id: 'state',
    title: 'State',
    widthPx: 110,
    cell: ({ state }) => {
      const [tone, word] = STATES[state ?? ''] ?? ['muted', 'Unknown'];
      return <Badge tone={tone}>{word}</Badge>;
    },
  },
  {
    id: 'duration',
    title: 'Duration',
    widthPx: 100,
    align: 'end',
    cell: ({ execution_duration }) => formatDuration(durationMs(execution_duration)),
  },
  {
    id: 'time',
    title: 'Time',
    widthPx: 120,
    cell: ({ request_time }) => <TimeAgo ms={Date.parse(String(request_time))} />,
  },
];
