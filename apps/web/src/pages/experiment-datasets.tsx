import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DatasetLists } from '../features/datasets/dataset-lists.tsx';

export function ExperimentDatasets({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): ReactElement {
  const go = useNavigate();
  return (
    <DatasetLists
      experimentId={id}
      experimentName={name}
      onOpen={(datasetId) => void go({ to: '/e/$id/d/$datasetId', params: { id, datasetId } })}
    />
  );
}
