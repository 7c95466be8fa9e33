import { type ReactElement, useMemo } from 'react';
import { DataTable, type Sort } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FirstRun } from '../experiments/first-run.tsx';
import { runColumns, type RunSelection } from './run-columns.tsx';
import type { RunRow } from './run-row.ts';

interface RunsViewProps {
  readonly experiment: { readonly id: string; readonly name: string };
  readonly rows: readonly RunRow[];
  readonly columnIds: readonly string[];
  readonly selection: RunSelection;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onEnd: () => void;
  /** What is said about no rows: nothing until the server has answered. */
  readonly emptiness: 'unknown' | 'no-runs' | 'none-found' | 'refused';
}

export function RunsView(props: RunsViewProps): ReactElement {
  const { experiment, rows, columnIds, selection, sort, onSort, onEnd, emptiness } = props;
  const columns = useMemo(
    () => runColumns({ experimentId: experiment.id, rows, selection }, columnIds),
    [experiment.id, rows, selection, columnIds],
  );
  return (
    <DataTable
      label={`Runs of ${experiment.name}`}
      columns={columns}
      items={rows}
      rowKey={({ id }) => id}
      sort={sort}
      onSort={onSort}
      onEnd={onEnd}
      empty={<Emptiness why={emptiness} name={experiment.name} />}
    />
  );
}

function Emptiness({ why, name }: { why: RunsViewProps['emptiness']; name: string }): ReactElement | null {
  if (why === 'unknown') return null;
  if (why === 'none-found') return <EmptyState title="No run matches the filter" />;
  if (why === 'refused') return <EmptyState title="The server does not understand the filter" />;
  return (
    <EmptyState title="No runs yet">
      <p>Log one: it appears here.</p>
      <FirstRun experiment={name} />
    </EmptyState>
  );
}
