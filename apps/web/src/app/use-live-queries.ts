import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Changes, onChanges } from '../api/live.ts';

/** What the server says has changed is asked for again where it is shown. Run indexes see to themselves. */
export function useLiveQueries(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onChanges((changes) => {
        for (const beginning of staleBeginnings(changes))
          void client.invalidateQueries({ queryKey: beginning }, { cancelRefetch: false });
      }),
    [client],
  );
}

function staleBeginnings(changes: Changes | 'everything'): (readonly string[])[] {
  if (changes === 'everything') return [[]];
  const runIds = Object.values(changes.runs).flatMap((ids) => ids ?? []);
  const isManyRuns = Object.values(changes.runs).includes(null);
  return [
    ...(isManyRuns
      ? [['run'], ['series']]
      : runIds.flatMap((id) => [
          ['run', id],
          ['sparkline', id],
        ])),
    ...(runIds.length > 0 ? [['runs'], ['children']] : []),
    ...Object.keys(changes.runs).map((id) => ['activity', id]),
    ...(changes.experiments ? [['experiments'], ['experiment']] : []),
    ...(changes.models.length > 0 ? [['models'], ['model'], ['prompts'], ['prompt']] : []),
    ...(changes.traces ? [['traces'], ['trace'], ['issues']] : []),
  ];
}
