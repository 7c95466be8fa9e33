import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onChanges } from '../api/live.ts';
import type { SeriesQuestion } from '../api/series.ts';

/** Charts are brought up to date at most so often, however fast runs log. */
const REFRESH_MS = 300;

/** Charts of runs that log follow them. */
export function useLiveSeries(): void {
  const client = useQueryClient();
  useEffect(() => {
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onChanges((changes) => {
      // Where everything is stale, charts are so as well.
      if (changes === 'everything') return;
      for (const ids of Object.values(changes.runs)) for (const id of ids ?? []) changed.add(id);
      if (changed.size === 0) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        refreshSeries(client, changed);
        changed.clear();
      }, REFRESH_MS);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [client]);
}

function refreshSeries(client: QueryClient, runIds: ReadonlySet<string>): void {
  const isConcerned = ({ queryKey }: Query): boolean =>
    (queryKey[1] as SeriesQuestion).runIds.some((id) => runIds.has(id));
  for (const query of client
    .getQueryCache()
    .findAll({ queryKey: ['series'] })
    .filter(isConcerned)) {
    const again = (): void =>
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false });
    // An answer that is on its way may not have the change yet: it is asked for once more behind it.
    if (query.state.fetchStatus === 'fetching') query.promise?.then(again, again);
    else again();
  }
}
