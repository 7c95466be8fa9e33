import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { AddToDataset } from '../features/datasets/add-to-dataset.tsx';
import { AddToQueue } from '../features/evaluation/add-to-queue.tsx';
import { TraceExplorer } from '../features/traces/trace-explorer.tsx';
import type { ChangeTraces } from '../features/traces/use-traces.ts';

const route = getRouteApi('/e/$id');

export function ExperimentTraces({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change: ChangeTraces = useCallback(
    (changes) =>
      void navigate({
        search: (old) => ({ ...old, ...changes }) as typeof old,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const experimentIds = useMemo(() => [id], [id]);
  return (
    <TraceExplorer
      {...{ experimentIds, search, change }}
      experimentName={name}
      actions={(traceIds) => (
        <>
          <AddToDataset experimentId={id} traceIds={traceIds} />
          <AddToQueue experimentId={id} traceIds={traceIds} />
        </>
      )}
    />
  );
}
