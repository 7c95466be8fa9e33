import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { type Run, runQuery } from '../api/runs.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { ToggleButton } from '../components/toggle-button.tsx';
import { CompareTables } from '../features/compare/compare-tables.tsx';

const route = getRouteApi('/compare');
const RUNS_MAX = 200;

export function ComparePage(): ReactElement {
  const { runs: asked, base, all = false } = route.useSearch();
  const navigate = route.useNavigate();
  const ids = useMemo(() => [...new Set(asked)].slice(0, RUNS_MAX), [asked]);
  const queries = useQueries({ queries: ids.map(runQuery) });
  const failed = queries.find(({ isError }) => isError);
  const runs = queries.flatMap(({ data }): Run[] => (data === undefined ? [] : [data]));
  return (
    <Page
      title={`Compare ${ids.length} runs`}
      actions={
        <ToggleButton
          isOn={all}
          onChange={(isOn) =>
            void navigate({
              search: (old) => ({ ...old, ...(isOn ? { all: true } : { all: undefined }) }) as typeof old,
              replace: true,
            })
          }
        >
          Show what is the same
        </ToggleButton>
      }
    >
      {ids.length === 0 ? (
        <EmptyState title="No runs to compare">
          <p>Select some in the table of an experiment and press c.</p>
        </EmptyState>
      ) : failed?.error ? (
        <Refusal error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        runs.length === ids.length && (
          <CompareTables runs={runs} baseId={base ?? ids[0] ?? ''} showsAll={all} />
        )
      )}
    </Page>
  );
}
