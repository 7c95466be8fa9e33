import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { AddToDataset } from '../features/datasets/add-to-dataset.tsx';
import { AddToQueue } from '../features/evaluation/add-to-queue.tsx';
import { TraceExplorer } from '../features/traces/trace-explorer.tsx';
import { useChangeTraces } from '../features/traces/use-change-traces.ts';

const route = getRouteApi('/e/$id');

export function ExperimentTraces({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const search = route.useSearch();
  const change = useChangeTraces();
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
