import { type ReactElement, type ReactNode, useMemo } from 'react';
import type { TraceInfo } from '../../api/traces.ts';
import { Badge } from '../../components/badge.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatDuration } from '../../components/format.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { costText } from './cost-text.ts';
import { previewText } from './preview-text.ts';
import { type Session, sessionsOf } from './sessions.ts';
import styles from './session-table.module.css';
import type { ChangeTraces } from './use-traces.ts';

interface SessionTableProps {
  readonly traces: readonly TraceInfo[];
  readonly change: ChangeTraces;
  readonly empty: ReactNode;
  readonly onEnd: () => void;
}

/** Conversations in place of traces. */
export function SessionTable({ traces, change, empty, onEnd }: SessionTableProps): ReactElement {
  const sessions = useMemo(() => sessionsOf(traces), [traces]);
  const columns = useMemo(() => sessionColumns((session) => change({ session, trace: undefined })), [change]);
  return (
    <DataTable
      label="Sessions"
      columns={columns}
      items={sessions}
      rowKey={({ id }) => id}
      onEnd={onEnd}
      onRowClick={({ id }) => change({ session: id, trace: undefined })}
      empty={traces.length === 0 ? empty : <NoSessions />}
    />
  );
}

function NoSessions(): ReactElement {
  return (
    <EmptyState title="None of these traces is part of a session">
      <p>
        <code>{'mlflow.update_current_trace(metadata={"mlflow.trace.session": "…"})'}</code> says which
        conversation a trace belongs to.
      </p>
    </EmptyState>
  );
}

function sessionColumns(open: (session: string) => void): Column<Session>[] {
  return [
    {
      id: 'session',
      title: 'Session',
      widthPx: 220,
      isPinned: true,
      cell: ({ id }) => (
        <button type="button" className={styles['open']} title={id} dir="auto" onClick={() => open(id)}>
          {id}
        </button>
      ),
    },
    { id: 'turns', title: 'Traces', widthPx: 80, align: 'end', cell: ({ traces }) => traces.length },
    {
      id: 'last',
      title: 'Last request',
      widthPx: 320,
      cell: ({ traces }) => (
        <span dir="auto" title={traces[0]?.request_preview}>
          {previewText(traces[0]?.request_preview)}
        </span>
      ),
    },
    {
      id: 'errors',
      title: 'Errors',
      widthPx: 100,
      cell: ({ errors }) => (errors === 0 ? '–' : <Badge tone="bad">{`${errors} failed`}</Badge>),
    },
    {
      id: 'users',
      title: 'Users',
      widthPx: 140,
      cell: ({ users }) => <span dir="auto">{users.join(', ') || '–'}</span>,
    },
    { id: 'tokens', title: 'Tokens', widthPx: 90, align: 'end', cell: ({ tokens }) => tokens || '–' },
    {
      id: 'cost',
      title: 'Cost',
      widthPx: 90,
      align: 'end',
      cell: ({ cost }) => (cost === undefined ? '–' : costText(cost)),
    },
    {
      id: 'span',
      title: 'Went on for',
      widthPx: 120,
      align: 'end',
      cell: ({ startMs, endMs }) => formatDuration(endMs - startMs),
    },
    { id: 'time', title: 'Last trace', widthPx: 120, cell: ({ endMs }) => <TimeAgo ms={endMs} /> },
  ];
}
