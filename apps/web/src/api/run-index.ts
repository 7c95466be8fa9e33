import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { RunIndexFeed } from './run-index-feed.ts';

/**
 * The runs of experiments, deleted ones too, with the columns that are worth seeing first. The newest of them at first:
 * the others come as long as somebody looks at them, see {@link RunIndexFeed.watch}.
 */
export function runIndexQuery(experimentIds: readonly string[]) {
  return queryOptions({
    queryKey: keys.runIndex(experimentIds),
    queryFn: ({ signal, client }) => RunIndexFeed.of(client, experimentIds).load(signal),
    // What changes is told by the stream of changes.
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}
