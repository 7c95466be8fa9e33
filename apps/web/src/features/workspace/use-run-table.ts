import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.ts';
import { onChanges } from '../../api/live.ts';
import { ALWAYS_COLUMNS, fetchIndex, runIndexQuery } from '../../api/run-index.ts';
import type { RunTable } from '../../api/run-table.ts';

/** A table is brought up to date at most so often, however fast runs log. */
const REFRESH_MS = 400;

/**
 * The runs of experiments, kept up to date: changed rows are fetched alone, and columns when they are first asked for.
 */
export function useRunTable(experimentIds: readonly string[], columnIds: readonly string[]) {
  const client = useQueryClient();
  const query = useQuery(runIndexQuery(experimentIds));
  const table = query.data;
  const missing = table === undefined ? [] : missingColumns(table, columnIds);
  const [error, setError] = useState<Error>();
  const wanted = missing.join('\n');
  useEffect(() => {
    if (wanted === '') return undefined;
    const control = new AbortController();
    const fetchMissing = async (): Promise<void> => {
      const more = await fetchIndex({ experimentIds, columns: wanted.split('\n') }, control.signal);
      setError(undefined);
      update(client, experimentIds, (old) => old.withColumns(more));
    };
    fetchMissing().catch((reason: Error) => control.signal.aborted || setError(reason));
    return () => control.abort();
  }, [client, experimentIds, wanted]);
  useEffect(() => followChanges(client, experimentIds), [client, experimentIds]);
  return { query, table, areColumnsMissing: missing.length > 0, columnError: error };
}

function missingColumns(table: RunTable, columnIds: readonly string[]): string[] {
  const asked = [...ALWAYS_COLUMNS, ...columnIds].filter((id) =>
    /^(?:metrics|params|tags)\.|\(metrics\./.test(id),
  );
  return [...new Set(asked)].filter((id) => !table.columns.has(id));
}

function update(
  client: QueryClient,
  experimentIds: readonly string[],
  change: (old: RunTable) => RunTable,
): void {
  client.setQueryData<RunTable>(keys.runIndex(experimentIds), (old) =>
    old === undefined ? old : change(old),
  );
}

/** Fetches the rows that changed, a moment after the first of them did. Returns what ends it. */
function followChanges(client: QueryClient, experimentIds: readonly string[]): () => void {
  let changed: Set<string> | 'all' = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  const refresh = async (): Promise<void> => {
    const ids = changed;
    changed = new Set();
    const old = client.getQueryData<RunTable>(keys.runIndex(experimentIds));
    if (old === undefined) return;
    if (ids === 'all') return client.invalidateQueries({ queryKey: keys.runIndex(experimentIds) });
    const columns = [...old.columns.keys()].filter((id) => /^(?:metrics|params|tags)\.|\(metrics\./.test(id));
    const rows = await fetchIndex({ experimentIds, columns, runIds: [...ids] });
    update(client, experimentIds, (table) => table.withRows(rows));
    return undefined;
  };
  const wait = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      // A server that is gone for a moment tells of everything when it is back.
      refresh().catch(() => (changed = 'all'));
    }, REFRESH_MS);
  };
  const end = onChanges((changes) => {
    if (isGone) return;
    const lists = changes === 'everything' ? [null] : experimentIds.flatMap((id) => changes.runs[id] ?? []);
    const isMany = changes === 'everything' || experimentIds.some((id) => changes.runs[id] === null);
    if (lists.length === 0 && !isMany) return;
    if (isMany) changed = 'all';
    else if (changed !== 'all') for (const id of lists) if (id !== null) changed.add(id);
    wait();
  });
  return () => {
    isGone = true;
    clearTimeout(timer);
    end();
  };
}
