import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactElement, useCallback, useMemo } from 'react';
import { experimentModelsQuery, type LoggedModel, type ModelOrder } from '../../api/logged-models.ts';
import { runNamesQuery } from '../../api/run-details.ts';
import { useNextPage } from '../../api/use-next-page.ts';
import { DataTable } from '../../components/data-table.tsx';
import { FilterField } from '../../components/filter-field.tsx';
import { ListToolbar } from '../../components/list-toolbar.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Segments } from '../../components/segments.tsx';
import { readSort, type Sort, writeSort } from '../../components/sort.ts';
import { ToggleButton } from '../../components/toggle-button.tsx';
import { useSettledText } from '../../components/use-settled-text.ts';
import { groupedColumns } from './grouped-columns.tsx';
import { ModelCharts } from './model-charts.tsx';
import { loggedModelColumns } from './model-columns.tsx';
import { modelCompletions, modelFilter, modelFilterFault } from './model-filter.ts';
import { modelRows } from './model-groups.ts';
import { NoModels } from './no-models.tsx';
import { counted } from '../../components/format.ts';

/** How the models are arranged: in the address of the page. */
export interface ModelView {
  readonly isCharts: boolean;
  /** Models of one source run together. */
  readonly isGrouped: boolean;
  /** Runs whose models are folded. */
  readonly closed: readonly string[];
}

interface ModelTableProps {
  readonly experimentId: string;
  readonly experimentName: string;
  readonly view: ModelView;
  readonly onView: (changes: Partial<ModelView>) => void;
  readonly text: string;
  /** A column, with `-` before it for descending. */
  readonly sort: string | undefined;
  readonly onText: (text: string) => void;
  readonly onSort: (sort: string) => void;
}

const NOTHING: readonly LoggedModel[] = [];
const NO_IDS: readonly string[] = [];
const ID_CHARACTERS = 8;

const NEWEST_FIRST = '-creation_timestamp';

function orderOf({ id, ascending }: Sort): ModelOrder {
  if (!id.startsWith('[')) return { field: id, ascending };
  const [metric = '', name = '', digest = ''] = JSON.parse(id) as string[];
  return { field: `metrics.${metric}`, ascending, dataset: name === '' ? undefined : { name, digest } };
}

const VIEWS = [
  { value: 'table', title: 'Table' },
  { value: 'charts', title: 'Charts' },
] as const;

/** What the runs that made the models are called; their ids until that is known. */
function useRunNames(experimentId: string, models: readonly LoggedModel[], isWanted: boolean) {
  const ids = useMemo(
    () => [...new Set(models.flatMap(({ info }) => info.source_run_id || []))].toSorted(),
    [models],
  );
  const { data } = useQuery({
    ...runNamesQuery(experimentId, isWanted ? ids : NO_IDS),
    placeholderData: keepPreviousData,
  });
  return useCallback((runId: string) => data?.get(runId) || runId.slice(0, ID_CHARACTERS), [data]);
}

/** The models that the address asks for, a page at a time. */
function useModels(experimentId: string, text: string, sort: Sort) {
  const filter = modelFilter(text);
  const fault = modelFilterFault(filter);
  const query = useInfiniteQuery({
    ...experimentModelsQuery(experimentId, fault === undefined ? filter : '', orderOf(sort)),
    placeholderData: keepPreviousData,
  });
  const more = useNextPage(query);
  const models = useMemo(
    () => query.data?.pages.flatMap((page): readonly LoggedModel[] => page.models ?? []) ?? NOTHING,
    [query.data],
  );
  return { query, models, more, hasMore: query.hasNextPage, fault };
}

/** The logged models of an experiment as a table, or their metrics as charts. */
export function ModelTable(props: ModelTableProps): ReactElement {
  const { experimentId, experimentName, view, onView, text, onText, onSort } = props;
  const [typed, setTyped] = useSettledText(text, onText);
  const sort = readSort(props.sort ?? NEWEST_FIRST);
  const { query, models, more, hasMore, fault } = useModels(experimentId, text, sort);
  const nameOf = useRunNames(experimentId, models, view.isGrouped || view.isCharts);
  const toggle = useCallback(
    (runId: string) =>
      onView({
        closed: view.closed.includes(runId)
          ? view.closed.filter((one) => one !== runId)
          : [...view.closed, runId],
      }),
    [view, onView],
  );
  const rows = useMemo(() => modelRows(models, view.isGrouped, view.closed), [models, view]);
  const columns = useMemo(
    () => groupedColumns(loggedModelColumns(models), { models, experimentId, nameOf, onToggle: toggle }),
    [models, experimentId, nameOf, toggle],
  );
  const complete = useCallback((value: string) => modelCompletions(value, models), [models]);
  if (query.isError && query.data === undefined)
    return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <ListToolbar count={query.isPending ? 'Loading…' : countText(models.length, hasMore)}>
        <Segments
          label="How models are shown"
          segments={VIEWS}
          chosen={view.isCharts ? 'charts' : 'table'}
          onChoose={(value) => onView({ isCharts: value === 'charts' })}
        />
        <FilterField
          label="Filter logged models"
          placeholder="metrics.rmse < 0.5 and params.depth = '3', or a name"
          value={typed}
          onChange={setTyped}
          completionsAt={complete}
          error={fault ?? query.error?.message}
        />
        <ToggleButton isOn={view.isGrouped} onChange={(isGrouped) => onView({ isGrouped })}>
          By source run
        </ToggleButton>
      </ListToolbar>
      {view.isCharts && models.length > 0 ? (
        <ModelCharts
          {...{ experimentId, models, nameOf }}
          isGrouped={view.isGrouped}
          onMore={hasMore ? more : undefined}
        />
      ) : (
        <DataTable
          label="Logged models"
          columns={columns}
          items={rows}
          rowKey={(row) => (row.kind === 'model' ? row.model.info.model_id : `run ${row.group.runId}`)}
          sort={sort}
          onSort={(next) => onSort(writeSort(next))}
          onEnd={more}
          empty={query.isSuccess && <NoModels isFiltered={text !== ''} experimentName={experimentName} />}
        />
      )}
    </>
  );
}

function countText(count: number, hasMore: boolean): string {
  if (hasMore) return `First ${counted(count, 'model')}`;
  return counted(count, 'model');
}
