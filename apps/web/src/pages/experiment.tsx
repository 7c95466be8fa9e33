import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { CallError } from '../api/call.ts';
import { experimentQuery } from '../api/experiments.ts';
import { CHARTED_RUNS_MAX, runsQuery } from '../api/runs.ts';
import type { WorkspaceSearch } from '../app/routes/experiments.ts';
import { CopyButton } from '../components/copy-button.tsx';
import type { Sort } from '../components/data-table.tsx';
import { Icon } from '../components/icon.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { allColumns, automaticColumns, orderOf } from '../features/runs/column-ids.ts';
import { ColumnsMenu } from '../features/runs/columns-menu.tsx';
import { FilterField } from '../features/runs/filter-field.tsx';
import { RunCharts } from '../features/runs/run-charts.tsx';
import { looksOf } from '../features/runs/run-colours.ts';
import { type RunRow, runRow } from '../features/runs/run-row.ts';
import { RunsView } from '../features/runs/runs-view.tsx';
import styles from './experiment.module.css';

const route = getRouteApi('/e/$id');
const CHARTED_FIRST = 10;
const TABS = [
  { id: 'runs', title: 'Runs' },
  { id: 'charts', title: 'Charts' },
] as const;
type TabId = (typeof TABS)[number]['id'];

function useWorkspace() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: { [K in keyof WorkspaceSearch]?: WorkspaceSearch[K] | undefined }) =>
      void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  return { id, search, change };
}

export function ExperimentPage(): ReactElement {
  const { id, search, change } = useWorkspace();
  const experiment = useQuery(experimentQuery(id));
  const tab = TABS.find((one) => one.id === search.tab)?.id ?? 'runs';
  return (
    <Page
      title={experiment.data?.name ?? ' '}
      above={
        <>
          <Link to="/experiments">Experiments</Link>
          <Icon name="chevron" size={12} />
        </>
      }
      actions={<CopyButton text={id} label="Copy the experiment's ID" />}
      bar={
        <TabList<TabId>
          label="Views of the experiment"
          tabs={TABS}
          chosen={tab}
          onChoose={(chosen) => change({ tab: chosen === 'runs' ? undefined : chosen })}
        />
      }
    >
      {experiment.isError ? (
        <Refusal error={experiment.error} onRetry={() => void experiment.refetch()} />
      ) : (
        <Workspace name={experiment.data?.name ?? ''} tab={tab} />
      )}
    </Page>
  );
}

/** The runs that the address asks for, with what is derived from them. */
function useRuns(id: string, search: WorkspaceSearch) {
  const { q = '', sort: sortText = '-created' } = search;
  const sort: Sort = useMemo(
    () => ({ id: sortText.replace(/^-/, ''), ascending: !sortText.startsWith('-') }),
    [sortText],
  );
  const query = useInfiniteQuery(runsQuery(id, { filter: q, order: orderOf(sort.id, sort.ascending) }));
  const rows = useMemo(
    () => query.data?.pages.flatMap(({ runs }) => (runs ?? []).map(runRow)) ?? [],
    [query.data],
  );
  const all = useMemo(() => allColumns(rows), [rows]);
  const automatic = useMemo(() => automaticColumns(rows, all), [rows, all]);
  return { query, rows, all, sort, columnIds: search.cols ?? automatic };
}

function Workspace({ name, tab }: { name: string; tab: TabId }): ReactElement {
  const { id, search, change } = useWorkspace();
  const { query, rows, all, sort, columnIds } = useRuns(id, search);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const charted = useMemo(() => chartedRuns(rows, search.runs ?? []), [rows, search.runs]);
  const looks = useMemo(() => looksOf(charted.map((row) => row.id)), [charted]);
  const selection = useMemo(
    () => ({
      ids: new Set(search.runs),
      looks,
      change: (ids: readonly string[]) => change({ runs: ids.length === 0 ? undefined : ids }),
      max: CHARTED_RUNS_MAX,
    }),
    [search.runs, looks, change],
  );
  const refusal =
    query.error instanceof CallError && query.error.status === 400 ? query.error.message : undefined;
  if (query.isError && refusal === undefined) {
    return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  }
  const isKnown = query.isSuccess && !query.isPlaceholderData;
  return (
    <>
      <div className={styles['tools']}>
        <FilterField
          value={search.q ?? ''}
          onChange={(q) => change({ q: q === '' ? undefined : q })}
          error={refusal}
        />
        <span className={styles['count']} role="status">
          {isKnown && countText(rows.length, hasNextPage, selection.ids.size)}
        </span>
        {tab === 'runs' && <ColumnsMenu all={all} shown={columnIds} onChange={(cols) => change({ cols })} />}
      </div>
      {tab === 'runs' ? (
        <RunsView
          experiment={{ id, name }}
          rows={rows}
          columnIds={columnIds}
          selection={selection}
          sort={sort}
          onSort={(to) => change({ sort: `${to.ascending ? '' : '-'}${to.id}` })}
          onEnd={more}
          emptiness={emptinessOf({
            isKnown,
            isRefused: refusal !== undefined,
            isFiltered: search.q !== undefined,
          })}
        />
      ) : (
        <RunCharts
          rows={charted}
          looks={looks}
          metrics={allColumns(charted)
            .filter(({ kind }) => kind === 'metrics')
            .map(({ key }) => key)}
          isKnown={isKnown}
          options={{ keys: search.keys ?? '', isLog: search.log === true }}
          onOptions={({ keys, isLog }) => change({ keys: keys || undefined, log: isLog || undefined })}
        />
      )}
    </>
  );
}

interface Emptiness {
  readonly isKnown: boolean;
  readonly isRefused: boolean;
  readonly isFiltered: boolean;
}

function emptinessOf({
  isKnown,
  isRefused,
  isFiltered,
}: Emptiness): 'unknown' | 'no-runs' | 'none-found' | 'refused' {
  if (isRefused) return 'refused';
  if (!isKnown) return 'unknown';
  return isFiltered ? 'none-found' : 'no-runs';
}

function chartedRuns(rows: readonly RunRow[], selected: readonly string[]): RunRow[] {
  if (selected.length === 0) return rows.slice(0, CHARTED_FIRST);
  const wanted = new Set(selected.slice(0, CHARTED_RUNS_MAX));
  return rows.filter(({ id }) => wanted.has(id));
}

function countText(rows: number, isMore: boolean, selected: number): string {
  const runs = `${rows}${isMore ? '+' : ''} ${rows === 1 ? 'run' : 'runs'}`;
  return selected === 0 ? runs : `${runs}, ${selected} selected`;
}
