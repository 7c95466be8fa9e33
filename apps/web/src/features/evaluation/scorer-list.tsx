import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { type Scorer, scorersQuery } from '../../api/evaluation.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { ValueDrawer } from '../../components/value-drawer.tsx';

/** What judges: registered by clients, which also run it. */
export function ScorerList({ experimentId }: { readonly experimentId: string }): ReactElement {
  const query = useQuery(scorersQuery(experimentId));
  const [open, setOpen] = useState<Scorer>();
  const columns = useMemo(() => scorerColumns(setOpen), []);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <DataTable
        label="Scorers"
        columns={columns}
        items={query.data ?? []}
        rowKey={({ scorer_id }) => scorer_id}
        onRowClick={setOpen}
        empty={
          query.isSuccess && (
            <EmptyState title="No scorers are registered">
              <code>{'Guidelines(name="polite", guidelines="Be polite.").register()'}</code>
            </EmptyState>
          )
        }
      />
      {open !== undefined && (
        <ValueDrawer
          title={`${open.scorer_name}, version ${open.scorer_version}`}
          text={open.serialized_scorer}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function scorerColumns(onOpen: (scorer: Scorer) => void): Column<Scorer>[] {
  return [
    {
      id: 'name',
      title: 'Scorer',
      widthPx: 260,
      cell: (scorer) => (
        <button type="button" dir="auto" onClick={() => onOpen(scorer)}>
          {scorer.scorer_name}
        </button>
      ),
    },
    {
      id: 'version',
      title: 'Version',
      widthPx: 100,
      align: 'end',
      cell: ({ scorer_version }) => scorer_version,
    },
    {
      id: 'created',
      title: 'Registered',
      widthPx: 140,
      cell: ({ creation_time }) => <TimeAgo ms={Number(creation_time)} />,
    },
  ];
}
