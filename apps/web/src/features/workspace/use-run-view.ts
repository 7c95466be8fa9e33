import { useCallback, useDeferredValue, useMemo } from 'react';
import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import type { ItemList } from '../../components/data-table.tsx';
import { readSort, type Sort } from '../../components/sort.ts';
import { compileFilter, filterColumns, type Predicate } from './compile-filter.ts';
import { type DisplayRow, displayRows } from './display-rows.ts';
import { FACET_COLUMNS } from './facets.tsx';
import { orderRows } from './order-rows.ts';
import { panelColumns } from './panels/panel.ts';
import { readFilter, type RunFilter } from './read-filter.ts';
import { filterSteps, type Steps } from './steps.ts';
import { useInSlices } from './use-in-slices.ts';

export interface RunView {
  readonly filter: RunFilter;
  /** By a column's id, or `duration` for the time a run took. */
  readonly sort: Sort;
  /** Columns beside the attributes, in order. */
  readonly columnIds: readonly string[];
  /** Runs that the filter finds, in order. */
  readonly rows: readonly number[];
  readonly lines: ItemList<DisplayRow>;
  /** Runs that could be found: all that are deleted, or all that are not. */
  readonly total: number;
}

const NEWEST_FIRST = '-start_time';

/** Columns that a view needs, of which some may still have to be fetched. */
export function neededColumns(search: WorkspaceSearch, filter: RunFilter): string[] {
  const { cols = [], group = [], sort, q = '', facets } = search;
  // Names of datasets are completed before the condition is whole.
  const others = facets === true ? FACET_COLUMNS : /\bdatasets?\./i.test(q) ? [DATASETS_COLUMN] : [];
  const panels = search.tab === 'charts' ? panelColumns(search.panels) : [];
  return [
    ...new Set([
      ...cols,
      ...group,
      readSort(sort ?? NEWEST_FIRST).id,
      ...filterColumns(filter),
      ...panels,
      ...others,
    ]),
  ];
}

/** What the address asks of a table: filtered, ordered and arranged here, so that it follows each key that is typed. */
export function useRunView(table: RunTable | undefined, search: WorkspaceSearch): RunView {
  const q = useDeferredValue(search.q ?? '');
  const filter = useMemo(() => readFilter(q), [q]);
  const sort = useMemo(() => readSort(search.sort ?? NEWEST_FIRST), [search.sort]);
  const isTrash = search.trash === true;
  const live = useMemo(() => rowsOfStage(table, isTrash ? 'deleted' : 'active'), [table, isTrash]);
  // Ordered before it is filtered: each key that is typed filters anew, and the order stays.
  const order = useCallback(
    () => (table === undefined ? known() : orderRows(live, table, { sort, nowMs: Date.now() })),
    [table, live, sort],
  );
  const ordered = useInSlices(order, { of: table?.runs, initial: NO_ROWS });
  const find = useCallback(() => {
    if (table === undefined) return known();
    if (filter.kind === 'none') return known(ordered);
    return found(ordered, compileFilter(filter, table, Date.now()));
  }, [table, ordered, filter]);
  const rows = useInSlices(find, { of: table?.runs, initial: NO_ROWS });
  const { group, nest, open, pins } = search;
  const lines = useMemo(() => {
    if (table === undefined) return [];
    const arrangement = { groupBy: group ?? [], isNested: nest === true, open: new Set(open), pins };
    return displayRows(rows, table, arrangement);
  }, [table, rows, group, nest, open, pins]);
  const columnIds = search.cols ?? table?.chosen ?? NOTHING;
  const total = live.length;
  return useMemo(
    () => ({ filter, sort, columnIds, rows, lines, total }),
    [filter, sort, columnIds, rows, lines, total],
  );
}

const NOTHING: readonly string[] = [];
const NO_ROWS: readonly number[] = [];

function* found(rows: readonly number[], test: Steps<Predicate>): Steps<readonly number[]> {
  return yield* filterSteps(rows, yield* test);
}

// oxlint-disable-next-line require-yield -- it has no steps
function* known(rows = NO_ROWS): Steps<readonly number[]> {
  return rows;
}

function rowsOfStage(table: RunTable | undefined, stage: 'active' | 'deleted'): number[] {
  const column = table?.columns.get('lifecycle_stage');
  if (table === undefined || column?.kind !== 'text') return [];
  const code = column.words.indexOf(stage) + 1;
  const rows: number[] = [];
  if (code > 0) for (const row of table.newestFirst()) if (column.codes[row] === code) rows.push(row);
  return rows;
}
