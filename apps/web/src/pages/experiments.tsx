import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { type Experiment, experimentsQuery } from '../api/experiments.ts';
import { type Column, DataTable, type Sort } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { SearchField } from '../components/search-field.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { FirstRun } from '../features/experiments/first-run.tsx';

const route = getRouteApi('/experiments');

const COLUMNS: readonly Column<Experiment>[] = [
  {
    id: 'name',
    title: 'Name',
    isSortable: true,
    cell: ({ experiment_id, name }) => (
      <Link to="/e/$id" params={{ id: experiment_id }}>
        <strong>{name}</strong>
      </Link>
    ),
  },
  { id: 'id', title: 'ID', width: '90px', cell: ({ experiment_id }) => experiment_id },
  {
    id: 'created',
    title: 'Created',
    width: '140px',
    isSortable: true,
    cell: ({ creation_time }) => <TimeAgo ms={Number(creation_time)} />,
  },
  {
    id: 'changed',
    title: 'Last change',
    width: '140px',
    isSortable: true,
    cell: ({ last_update_time }) => <TimeAgo ms={Number(last_update_time)} />,
  },
];

const VALUES: Readonly<Record<string, (experiment: Experiment) => number | string>> = {
  name: ({ name }) => name.toLowerCase(),
  created: ({ creation_time }) => Number(creation_time),
  changed: ({ last_update_time }) => Number(last_update_time),
};

export function ExperimentsPage(): ReactElement {
  const { q = '', sort: sortText = '-changed' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(experimentsQuery(q));
  const sort: Sort = { id: sortText.replace(/^-/, ''), ascending: !sortText.startsWith('-') };
  const items = useMemo(() => {
    const all = query.data?.pages.flatMap(({ experiments }) => experiments ?? []) ?? [];
    return sorted(all, sort.id, sort.ascending);
  }, [query.data, sort.id, sort.ascending]);
  const search = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ ...old, q: text || undefined }) as typeof old, replace: true }),
    [navigate],
  );
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  return (
    <Page title="Experiments" bar={<SearchField label="Search by name" value={q} onChange={search} />}>
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="Experiments"
          columns={COLUMNS}
          items={items}
          rowKey={({ experiment_id }) => experiment_id}
          sort={sort}
          onSort={({ id, ascending }) =>
            void navigate({
              search: (old) => ({ ...old, sort: `${ascending ? '' : '-'}${id}` }),
              replace: true,
            })
          }
          onEnd={more}
          empty={query.isSuccess && <NoExperiments text={q} />}
        />
      )}
    </Page>
  );
}

function sorted(all: readonly Experiment[], id: string, ascending: boolean): Experiment[] {
  const valueOf = VALUES[id] ?? VALUES['changed'];
  if (valueOf === undefined) return [...all];
  const direction = ascending ? 1 : -1;
  return all.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    return left === right ? 0 : left < right ? -direction : direction;
  });
}

function NoExperiments({ text }: { text: string }): ReactElement {
  if (text !== '') {
    return (
      <EmptyState title="No experiment has such a name">
        <p>
          <Link to="/experiments">Show all</Link>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No experiments yet">
      <FirstRun />
    </EmptyState>
  );
}
