import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { runIndexQuery } from '../../api/run-index.ts';
import { RunIndexFeed } from '../../api/run-index-feed.ts';

/** The runs of experiments, all of them in a while, with these columns, and kept up to date. */
export function useRunTable(experimentIds: readonly string[], columnIds: readonly string[]) {
  const client = useQueryClient();
  const query = useQuery(runIndexQuery(experimentIds));
  const [error, setError] = useState<Error>();
  const wanted = columnIds.join('\n');
  useEffect(
    () => RunIndexFeed.of(client, experimentIds).watch({ columns: wanted.split('\n'), onRefusal: setError }),
    [client, experimentIds, wanted],
  );
  return { query, table: query.data, columnError: error };
}
