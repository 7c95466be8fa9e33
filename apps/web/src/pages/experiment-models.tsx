import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useCallback } from 'react';
import { ModelTable } from '../features/logged-models/model-table.tsx';

const route = getRouteApi('/e/$id');

export function ExperimentModels({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const { mq = '', msort } = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: { mq?: string | undefined; msort?: string }) =>
      void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const onText = useCallback((text: string) => change({ mq: text || undefined }), [change]);
  return (
    <ModelTable
      experimentId={id}
      experimentName={name}
      text={mq}
      sort={msort}
      onText={onText}
      onSort={(sort) => change({ msort: sort })}
    />
  );
}
