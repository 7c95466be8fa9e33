import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { allExperimentIdsQuery } from '../api/traces.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TraceExplorer } from '../features/traces/trace-explorer.tsx';
import { useChangeTraces } from '../features/traces/use-change-traces.ts';

const route = getRouteApi('/traces');
const NOTHING: readonly string[] = [];

/** The traces of all experiments. */
export function TracesPage(): ReactElement {
  const search = route.useSearch();
  const change = useChangeTraces();
  const experiments = useQuery(allExperimentIdsQuery());
  if (experiments.data?.length === 0) {
    return (
      <Page title="Traces">
        <EmptyState title="No experiments yet" />
      </Page>
    );
  }
  return (
    <Page title="Traces">
      {experiments.isError ? (
        <Refusal error={experiments.error} onRetry={() => void experiments.refetch()} />
      ) : (
        <TraceExplorer experimentIds={experiments.data ?? NOTHING} search={search} change={change} />
      )}
    </Page>
  );
}
