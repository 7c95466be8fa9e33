import { useQueries } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { type Trace, traceQuery } from '../api/traces.ts';
import { ComparisonActs } from '../components/comparison-acts.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TabList } from '../components/tab-list.tsx';
import {
  type ChangeComparison,
  comparedNames,
  shownComparison,
  TraceComparison,
} from '../features/traces/comparison/trace-comparison.tsx';
import { COMPARED_TRACES_MAX } from '../features/traces/comparison/compared-traces.ts';

const route = getRouteApi('/traces/compare');
const TABS = [
  { id: 'values', title: 'Values' },
  { id: 'spans', title: 'Spans, inputs and outputs' },
] as const;
type TabId = (typeof TABS)[number]['id'];

/** Several traces side by side. */
export function TracesComparePage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeComparison = useCallback(
    (changes) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const ids = useMemo(() => [...new Set(search.ids)].slice(0, COMPARED_TRACES_MAX), [search.ids]);
  const queries = useQueries({ queries: ids.map(traceQuery) });
  const failed = queries.find(({ isError }) => isError);
  const found = queries.flatMap(({ data }): Trace[] => (data === undefined ? [] : [data]));
  const tab = TABS.find(({ id }) => id === search.tab)?.id ?? 'values';
  return (
    <Page
      title={`Compare ${ids.length} traces`}
      above={
        <Crumbs>
          <Link to="/traces">Traces</Link>
        </Crumbs>
      }
      bar={
        <TabList<TabId>
          label="Views of the comparison"
          tabs={TABS}
          chosen={tab}
          onChoose={(id) => change({ tab: id === 'values' ? undefined : id })}
        />
      }
      actions={
        tab === 'values' && (
          <ComparisonActs
            names={comparedNames(found)}
            comparisons={shownComparison(found, search.all === true)}
            isAll={search.all === true}
            onAll={(all) => change({ all: all || undefined })}
          />
        )
      }
    >
      {ids.length === 0 ? (
        <EmptyState title="No traces to compare">
          <p>
            Select some in <Link to="/traces">a list of traces</Link> and press c.
          </p>
        </EmptyState>
      ) : failed?.error ? (
        <Refusal error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        found.length === ids.length && <TraceComparison traces={found} search={search} change={change} />
      )}
    </Page>
  );
}
