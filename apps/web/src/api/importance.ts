import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import { keys } from './keys.ts';

export interface ImportanceQuestion {
  readonly experimentIds: readonly string[];
  /** `metrics.<key>`. */
  readonly target: string;
  /** Only these runs; none for all. */
  readonly runIds: readonly string[];
}

export function importanceQuery({ experimentIds, target, runIds }: ImportanceQuestion) {
  return queryOptions({
    queryKey: keys.importance({ experimentIds, target, runIds }),
    queryFn: async ({ signal }) => {
      const request = { experiment_ids: [...experimentIds], target, run_ids: [...runIds] };
      return (await call('runs/get-importance', request, signal)).importances ?? [];
    },
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
}
