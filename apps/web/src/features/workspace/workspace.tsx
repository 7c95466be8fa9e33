import { type ReactElement, useCallback, useMemo } from 'react';
import { COLOUR_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import { Refusal } from '../../components/refusal.tsx';
import { chosenColour, looksOf, type RunLook } from '../runs/run-colours.ts';
import { Facets } from './facets.tsx';
import { readFilter } from './read-filter.ts';
import { RunGrid } from './run-grid.tsx';
import { RunPeek } from './run-peek.tsx';
import { RunsEmpty } from './runs-empty.tsx';
import { RunSelection } from './run-selection.tsx';
import { Toolbar } from './toolbar.tsx';
import { useFilterText } from './use-filter-text.ts';
import { useRunTable } from './use-run-table.ts';
import { neededColumns, type RunView, useRunView } from './use-run-view.ts';
import type { ChangeSearch } from './workspace-state.ts';
import { WorkspaceCharts } from './workspace-charts.tsx';
import styles from './workspace.module.css';

interface WorkspaceProps {
  /** Always the same list for the same experiments. */
  readonly experimentIds: readonly string[];
  readonly name: string;
  readonly search: WorkspaceSearch;
  readonly change: ChangeSearch;
  readonly tab: 'runs' | 'charts';
}

/** The runs of experiments as a table or as charts, under one filter, one selection and one order. */
export function Workspace({ experimentIds, name, search, change, tab }: WorkspaceProps): ReactElement {
  const [text, setText] = useFilterText(search.q, change);
  const shown = useMemo(() => ({ ...search, q: text }), [search, text]);
  const columns = useMemo(() => neededColumns(shown, readFilter(text)), [shown, text]);
  const { query, table, columnError } = useRunTable(experimentIds, columns);
  const view = useRunView(table, shown);
  const lookOf = useLooks(table, view, search.runs);
  const addClause = useCallback(
    (clause: string) => change({ q: text.trim() === '' ? clause : `${text.trim()} and ${clause}` }),
    [change, text],
  );
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <Toolbar {...{ table, view, search, change, tab, text, setText }} error={columnError?.message} />
      {table !== undefined && (
        <div className={styles['content']}>
          {search.facets === true && (
            <Facets table={table} rows={view.rows} columnIds={view.columnIds} onAdd={addClause} />
          )}
          {tab === 'runs' ? (
            <RunGrid
              {...{ table, view, search: shown, change, lookOf }}
              label={`Runs of ${name}`}
              empty={<RunsEmpty name={name} view={view} isTrash={search.trash === true} />}
            />
          ) : (
            <WorkspaceCharts
              {...{ table, view, search, change, lookOf, experimentIds }}
              onFilter={addClause}
            />
          )}
        </div>
      )}
      {table !== undefined && (search.runs ?? []).length > 0 && (
        <RunSelection {...{ table, change }} ids={search.runs ?? []} isTrash={search.trash === true} />
      )}
      {table?.row(search.peek ?? '') !== undefined && search.peek !== undefined && (
        <RunPeek {...{ table, view }} id={search.peek} onPeek={(peek) => change({ peek })} />
      )}
    </>
  );
}

/** Runs whose colours are kept apart; further ones may share theirs. */
const DISTINCT_RUNS = 100;

function useLooks(
  table: RunTable | undefined,
  view: RunView,
  selected: readonly string[] | undefined,
): (id: string) => RunLook {
  return useMemo(() => {
    const first = table === undefined ? [] : view.rows.slice(0, DISTINCT_RUNS).map((row) => table.id(row));
    const looks = looksOf([...new Set([...(selected ?? []), ...first])]);
    return (id) => {
      const row = table?.row(id);
      const chosen = row === undefined ? undefined : chosenColour(table?.text(COLOUR_COLUMN, row));
      const look = looks.get(id) ?? looksOf([id]).get(id) ?? { colour: '--run-1', isDashed: false };
      return chosen === undefined ? look : { colour: chosen, isDashed: false };
    };
  }, [table, view.rows, selected]);
}
