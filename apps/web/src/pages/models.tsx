import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { modelsQuery, type RegisteredModel } from '../api/registry.ts';
import { Badge } from '../components/badge.tsx';
import { type Column, DataTable, type Sort } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { SearchField } from '../components/search-field.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { FirstModel } from '../features/models/first-model.tsx';
import { AliasChips } from '../features/models/alias-chips.tsx';

const route = getRouteApi('/models');

function latestOf(model: RegisteredModel): number {
  return Math.max(0, ...(model.latest_versions ?? []).map(({ version }) => Number(version)));
}

const COLUMNS: readonly Column<RegisteredModel>[] = [
  {
    id: 'name',
    title: 'Name',
    isSortable: true,
    cell: ({ name }) => (
      <Link to="/models/$name" params={{ name }}>
        <strong>{name}</strong>
      </Link>
    ),
  },
  { id: 'aliases', title: 'Aliases', cell: (model) => <AliasChips model={model} /> },
  {
    id: 'latest',
    title: 'Latest',
    width: '90px',
    cell: (model) => (latestOf(model) === 0 ? '–' : <Badge>v{latestOf(model)}</Badge>),
  },
  { id: 'description', title: 'Description', cell: ({ description }) => description ?? '' },
  {
    id: 'timestamp',
    title: 'Last change',
    width: '140px',
    isSortable: true,
    cell: ({ last_updated_timestamp }) => <TimeAgo ms={Number(last_updated_timestamp)} />,
  },
];

export function ModelsPage(): ReactElement {
  const { q = '', sort: sortText = '-timestamp' } = route.useSearch();
  const navigate = route.useNavigate();
  const sort: Sort = { id: sortText.replace(/^-/, ''), ascending: !sortText.startsWith('-') };
  const query = useInfiniteQuery(modelsQuery(q, `${sort.id} ${sort.ascending ? 'ASC' : 'DESC'}`));
  const items = useMemo(
    () => query.data?.pages.flatMap(({ registered_models }) => registered_models ?? []) ?? [],
    [query.data],
  );
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
    <Page title="Models" bar={<SearchField label="Search by name" value={q} onChange={search} />}>
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="Registered models"
          columns={COLUMNS}
          items={items}
          rowKey={({ name }) => name}
          sort={sort}
          onSort={({ id, ascending }) =>
            void navigate({
              search: (old) => ({ ...old, sort: `${ascending ? '' : '-'}${id}` }),
              replace: true,
            })
          }
          onEnd={more}
          empty={
            query.isSuccess && (
              <EmptyState title={q === '' ? 'No registered models yet' : 'No model has such a name'}>
                {q === '' && <FirstModel />}
              </EmptyState>
            )
          }
        />
      )}
    </Page>
  );
}
