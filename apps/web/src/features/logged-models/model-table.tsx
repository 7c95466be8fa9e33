import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useCallback, useMemo } from 'react';
import { experimentModelsQuery, type LoggedModel, type ModelOrder } from '../../api/logged-models.ts';
import { DataTable, type Sort } from '../../components/data-table.tsx';
import { FilterField } from '../../components/filter-field.tsx';
import { ListToolbar } from '../../components/list-toolbar.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useSettledText } from '../../components/use-settled-text.ts';
import { loggedModelColumns } from './model-columns.tsx';
import { modelCompletions, modelFilter, modelFilterFault } from './model-filter.ts';
import { NoModels } from './no-models.tsx';

interface ModelTableProps {
  readonly experimentId: string;
  readonly experimentName: string;
  readonly text: string;
  /** A column, with `-` before it for descending. */
  readonly sort: string | undefined;
  readonly onText: (text: string) => void;
  readonly onSort: (sort: string) => void;
}

const NOTHING: readonly LoggedModel[] = [];

function orderOf({ id, ascending }: Sort): ModelOrder {
  if (!id.startsWith('[')) return { field: id, ascending };
  const [metric = '', name = '', digest = ''] = JSON.parse(id) as string[];
  return { field: `metrics.${metric}`, ascending, dataset: name === '' ? undefined : { name, digest } };
}

function readSort(text = '-creation_timestamp'): Sort {
  return { id: text.replace(/^-/, ''), ascending: !text.startsWith('-') };
}

/** The logged models of an experiment. */
export function ModelTable(props: ModelTableProps): ReactElement {
  const { experimentId, experimentName, text, onText, onSort } = props;
  const [typed, setTyped] = useSettledText(text, onText);
  const sort = readSort(props.sort);
  const filter = modelFilter(text);
  const fault = modelFilterFault(filter);
  const query = useInfiniteQuery({
    ...experimentModelsQuery(experimentId, fault === undefined ? filter : '', orderOf(sort)),
    placeholderData: keepPreviousData,
  });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const models = useMemo(
    () => query.data?.pages.flatMap((page): readonly LoggedModel[] => page.models ?? []) ?? NOTHING,
    [query.data],
  );
  const columns = useMemo(() => loggedModelColumns(models), [models]);
  const complete = useCallback((value: string) => modelCompletions(value, models), [models]);
  if (query.isError && query.data === undefined)
    return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <ListToolbar count={query.isPending ? 'Loading…' : countText(models.length, hasNextPage)}>
        <FilterField
          label="Filter logged models"
          placeholder="metrics.rmse < 0.5 and params.depth = '3', or a name"
          value={typed}
          onChange={setTyped}
          completionsAt={complete}
          error={fault ?? query.error?.message}
        />
      </ListToolbar>
      <DataTable
        label="Logged models"
        columns={columns}
        items={models}
        rowKey={({ info }) => info.model_id}
        sort={sort}
        onSort={({ id, ascending }) => onSort(`${ascending ? '' : '-'}${id}`)}
        onEnd={more}
        empty={query.isSuccess && <NoModels isFiltered={text !== ''} experimentName={experimentName} />}
      />
    </>
  );
}

function countText(count: number, hasMore: boolean): string {
  if (hasMore) return `First ${count} models`;
  return count === 1 ? '1 model' : `${count} models`;
}
