import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { type Run, runQuery } from '../api/runs.ts';
import type { CompareSearch } from '../app/routes/runs.ts';
import { ComparisonActs } from '../components/comparison-acts.tsx';
import type { ComparedRow } from '../components/comparison-rows.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import { TextComparison } from '../components/text-comparison.tsx';
import { CompareArtifacts } from '../features/artifacts/compare-artifacts.tsx';
import { CompareCharts } from '../features/compare/compare-charts.tsx';
import { CompareTables } from '../features/compare/compare-tables.tsx';
import { compareRuns } from '../features/compare/comparison.ts';
import { lookOf as ownLook, looksOf } from '../features/runs/run-colours.ts';

const route = getRouteApi('/compare');
const RUNS_MAX = 200;
const TABS = [
  { id: 'values', title: 'Values' },
  { id: 'charts', title: 'Charts' },
  { id: 'artifacts', title: 'Artifacts' },
] as const;
type TabId = (typeof TABS)[number]['id'];
type Change = (changes: { [K in keyof CompareSearch]?: CompareSearch[K] | undefined }) => void;

export function ComparePage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change: Change = useCallback(
    (changes) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const ids = useMemo(() => [...new Set(search.runs)].slice(0, RUNS_MAX), [search.runs]);
  const queries = useQueries({ queries: ids.map(runQuery) });
  const failed = queries.find(({ isError }) => isError);
  const runs = queries.flatMap(({ data }): Run[] => (data === undefined ? [] : [data]));
  const tab = TABS.find(({ id }) => id === search.tab)?.id ?? 'values';
  return (
    <Page
      title={`Compare ${ids.length} runs`}
      bar={
        <TabList<TabId>
          label="Views of the comparison"
          tabs={TABS}
          chosen={tab}
          onChoose={(id) => change({ tab: id === 'values' ? undefined : id })}
        />
      }
      actions={
        <ComparisonActs
          names={namesOf(runs)}
          comparisons={shownOf(runs, search.all === true)}
          isAll={search.all === true}
          onAll={(all) => change({ all: all || undefined })}
        />
      }
    >
      {ids.length === 0 ? (
        <EmptyState title="No runs to compare">
          <p>Select some in the table of an experiment and press c.</p>
        </EmptyState>
      ) : failed?.error ? (
        <Refusal error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        runs.length === ids.length && <CompareView runs={runs} tab={tab} search={search} change={change} />
      )}
    </Page>
  );
}

interface CompareProps {
  readonly runs: readonly Run[];
  readonly search: CompareSearch;
  readonly change: Change;
}

function namesOf(runs: readonly Run[]): string[] {
  return runs.map(({ info }) => info.run_name || info.run_id);
}

function shownOf(runs: readonly Run[], isAll: boolean) {
  return compareRuns(runs).map(({ title, rows }) => ({
    title,
    rows: isAll ? rows : rows.filter(({ differs }) => differs),
  }));
}

function CompareView({ runs, tab, search, change }: CompareProps & { readonly tab: TabId }): ReactElement {
  const [opened, setOpened] = useState<ComparedRow>();
  const isAll = search.all === true;
  const comparisons = useMemo(() => shownOf(runs, isAll), [runs, isAll]);
  const looks = useMemo(() => looksOf(runs.map(({ info }) => info.run_id)), [runs]);
  const lookOf = useCallback((id: string) => looks.get(id) ?? ownLook(id), [looks]);
  const baseId =
    runs.find(({ info }) => info.run_id === search.base)?.info.run_id ?? runs[0]?.info.run_id ?? '';
  if (tab === 'charts')
    return <CompareCharts runs={runs} lookOf={lookOf} search={search} onSearch={change} />;
  if (tab === 'artifacts') {
    const sources = runs.map(({ info }) => ({ id: info.run_id, name: info.run_name || info.run_id }));
    return <CompareArtifacts runs={sources} path={search.path} onPath={(path) => change({ path })} />;
  }
  return (
    <>
      <CompareTables
        runs={runs}
        comparisons={comparisons}
        baseId={baseId}
        lookOf={lookOf}
        onBase={(base) => change({ base })}
        onOpen={setOpened}
        emptyText={isAll ? 'None' : 'No differences'}
      />
      {opened !== undefined && (
        <TextComparison
          row={opened}
          names={namesOf(runs)}
          base={runs.findIndex(({ info }) => info.run_id === baseId)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
