import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { ModelTable, type ModelView } from '../features/logged-models/model-table.tsx';

const route = getRouteApi('/e/$id');
const NOTHING: readonly string[] = [];

export function ExperimentModels({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const { mq = '', msort, mview, mgroup, mclosed = NOTHING } = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changes: {
      mq?: string | undefined;
      msort?: string;
      mview?: string | undefined;
      mgroup?: string | undefined;
      mclosed?: readonly string[] | undefined;
    }) => void navigate({ search: (old) => ({ ...old, ...changes }) as typeof old, replace: true }),
    [navigate],
  );
  const onText = useCallback((text: string) => change({ mq: text || undefined }), [change]);
  const view = useMemo(
    (): ModelView => ({ isCharts: mview === 'charts', isGrouped: mgroup === 'run', closed: mclosed }),
    [mview, mgroup, mclosed],
  );
  const onView = useCallback(
    ({ isCharts, isGrouped, closed }: Partial<ModelView>) =>
      change({
        ...(isCharts !== undefined && { mview: isCharts ? 'charts' : undefined }),
        ...(isGrouped !== undefined && { mgroup: isGrouped ? 'run' : undefined }),
        ...(closed !== undefined && { mclosed: closed.length === 0 ? undefined : closed }),
      }),
    [change],
  );
  return (
    <ModelTable
      experimentId={id}
      experimentName={name}
      {...{ view, onView }}
      text={mq}
      sort={msort}
      onText={onText}
      onSort={(sort) => change({ msort: sort })}
    />
  );
}
