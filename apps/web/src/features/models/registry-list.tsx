import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { hasAliases } from '../../api/registry-search.ts';
import { useNextPage } from '../../api/use-next-page.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { readSort, writeSort } from '../../components/sort.ts';

interface RegistryListProps {
  readonly label: string;
  readonly columns: readonly Column<RegisteredModel>[];
  readonly query: UseInfiniteQueryResult<InfiniteData<{ registered_models?: RegisteredModel[] }>>;
  /** Aliases that each must have, which the server cannot search for. */
  readonly aliases: readonly string[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  /** Said when there is nothing. */
  readonly nothing: string;
  /** What helps with the first one. */
  readonly first?: ReactNode;
}

/** Registered models, or prompts, page by page as one scrolls. */
export function RegistryList(props: RegistryListProps): ReactElement {
  const { label, columns, query, aliases, sort, onSort, nothing, first } = props;
  const more = useNextPage(query);
  const items = useMemo(() => {
    const all = query.data?.pages.flatMap(({ registered_models }) => registered_models ?? []) ?? [];
    return all.filter((model) => hasAliases(model, aliases));
  }, [query.data, aliases]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label={label}
      columns={columns}
      items={items}
      rowKey={({ name }) => name}
      sort={readSort(sort)}
      onSort={(next) => onSort(writeSort(next))}
      onEnd={more}
      empty={query.isSuccess && !query.hasNextPage && <EmptyState title={nothing}>{first}</EmptyState>}
    />
  );
}
