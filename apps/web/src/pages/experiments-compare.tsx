import { useQueries } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { experimentQuery } from '../api/experiments.ts';
import { Crumbs } from '../components/crumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { Workspace } from '../features/workspace/workspace.tsx';
import type { ChangeSearch } from '../features/workspace/workspace-state.ts';

const route = getRouteApi('/experiments/compare');
const TABS = [
  { id: 'runs', title: 'Runs' },
  { id: 'charts', title: 'Charts' },
] as const;
type TabId = (typeof TABS)[number]['id'];
/** Of more experiments the index of runs would not fit into a browser. */
const EXPERIMENTS_MAX = 200;

/** The runs of several experiments in one table and one set of charts. */
export function ExperimentsComparePage(): ReactElement {
  const { ids: asked, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeSearch = useCallback(
    (changes) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const named = JSON.stringify([...new Set(asked)].slice(0, EXPERIMENTS_MAX));
  const ids = useMemo(() => JSON.parse(named) as string[], [named]);
  const queries = useQueries({ queries: ids.map(experimentQuery) });
  const failed = queries.find(({ isError }) => isError);
  const names = queries.map(({ data }) => data?.name ?? '…');
  const tab = TABS.find((one) => one.id === search.tab)?.id ?? 'runs';
  const title = ids.length === 1 ? (names[0] ?? '') : `${ids.length} experiments`;
  return (
    <Page
      title={title}
      heading={<h1 title={names.join('\n')}>{title}</h1>}
      above={
        <Crumbs>
          <Link to="/experiments">Experiments</Link>
        </Crumbs>
      }
      bar={
        <TabList<TabId>
          label="Views of the experiments"
          tabs={TABS}
          chosen={tab}
          onChoose={(chosen) => change({ tab: chosen === 'runs' ? undefined : chosen })}
        />
      }
    >
      {ids.length === 0 ? (
        <EmptyState title="No experiments to compare">
          <p>
            Select some in <Link to="/experiments">the list of experiments</Link> and choose Compare.
          </p>
        </EmptyState>
      ) : failed?.error ? (
        <Refusal error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Workspace experimentIds={ids} name={names.join(', ')} search={search} change={change} tab={tab} />
      )}
    </Page>
  );
}
