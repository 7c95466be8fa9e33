import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { foundRunsQuery } from '../../api/found-runs.ts';
import { onChanges } from '../../api/live.ts';

/** So many are shown; there may be more. */
export const RUNNING_MAX = 12;
const ENDED_MAX = 8;
/** A busy server tells of changes all the time: which runs there are is asked for this often at most. */
const PAUSE_MS = 2000;

/** The runs that go on, and those that ended last; both follow what happens. */
export function useLately() {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onChanges(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: ['found-runs'] });
      }, PAUSE_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [queries]);
  const running = useQuery(foundRunsQuery({ statuses: ['RUNNING', 'SCHEDULED'], max_results: RUNNING_MAX }));
  const ended = useQuery(
    foundRunsQuery({ statuses: ['FINISHED', 'FAILED', 'KILLED'], max_results: ENDED_MAX }),
  );
  return { running, ended };
}
