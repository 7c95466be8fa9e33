import type { RunKey, RunKeys } from '@millrace/store';
import type { Session } from '../sqlite/session.ts';
import { RUN_KEYS, type RunSelection } from './selection.ts';

/** The first runs, by which is judged whether a param or tag varies. */
const COMPARED_RUNS = 200;

/** What the runs have, those keys first that most have. */
export function readKeys(session: Session, selection: RunSelection): RunKeys {
  const newest = selection.keys.slice(0, COMPARED_RUNS);
  const keysOf = (table: 'metric_series' | 'run_params' | 'run_tags'): RunKey[] => {
    const counts = [...runsByName(session, table, selection)];
    const varying = table === 'metric_series' ? undefined : varyingNames(session, table, newest);
    return counts
      .map(([nameId, runs]) => ({
        key: session.names.text(nameId),
        runs,
        varies: varying?.has(nameId) ?? true,
      }))
      .toSorted(byRuns);
  };
  return { metrics: keysOf('metric_series'), params: keysOf('run_params'), tags: keysOf('run_tags') };
}

/**
 * Of how many runs each name is. By sets of names, of which there are few: grouping a million rows by name would have
 * SQLite sort them, while those of a run stand together.
 */
function runsByName({ database }: Session, table: string, selection: RunSelection): Map<number, number> {
  const sets = database.tuples<readonly [nameIds: string | null, runs: number]>(
    `SELECT names, count(*) FROM (SELECT (SELECT group_concat(t.name_id) FROM ${table} t ` +
      'WHERE t.run_key = k.value) AS names FROM json_each(?) k) GROUP BY names',
    selection.keysText,
  );
  const counts = new Map<number, number>();
  for (const [nameIds, runs] of sets)
    for (const nameId of nameIds?.split(',').map(Number) ?? [])
      counts.set(nameId, (counts.get(nameId) ?? 0) + runs);
  return counts;
}

function byRuns(a: RunKey, b: RunKey): number {
  return b.runs - a.runs || (a.key < b.key ? -1 : 1);
}

function varyingNames(
  { database }: Session,
  table: 'run_params' | 'run_tags',
  runKeys: readonly number[],
): Set<number> {
  const rows = database.tuples<readonly [number]>(
    `SELECT name_id FROM ${table} WHERE run_key IN (${RUN_KEYS}) ` +
      'GROUP BY name_id HAVING count(DISTINCT value) > 1 OR count(*) < ?',
    JSON.stringify(runKeys),
    runKeys.length,
  );
  return new Set(rows.map(([nameId]) => nameId));
}
