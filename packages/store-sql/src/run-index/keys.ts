import type { RunKey, RunKeys } from '@millrace/store';
import type { Session } from '../sqlite/session.ts';
import type { RunSelection } from './selection.ts';

/** The newest runs, by which is judged whether a param or tag varies. */
const COMPARED_RUNS = 200;

/** All keys of the runs, those of most runs first. */
export function readKeys(session: Session, selection: RunSelection): RunKeys {
  const newest = selection.keys.slice(-COMPARED_RUNS);
  const keysOf = (table: 'metric_series' | 'run_params' | 'run_tags'): RunKey[] => {
    const { database } = session;
    const counts = database.tuples<readonly [name: string, nameId: number, runs: number]>(
      `SELECT n.name, c.name_id, c.runs FROM (SELECT t.name_id, count(*) AS runs FROM ${table} t ` +
        `WHERE t.run_key IN (${selection.runKeys}) GROUP BY t.name_id) c JOIN names n USING (name_id)`,
      ...selection.values,
    );
    const varying = table === 'metric_series' ? undefined : varyingNames(session, table, newest);
    return counts
      .map(([key, nameId, runs]) => ({ key, runs, varies: varying?.has(nameId) ?? true }))
      .toSorted(byRuns);
  };
  return { metrics: keysOf('metric_series'), params: keysOf('run_params'), tags: keysOf('run_tags') };
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
    `SELECT name_id FROM ${table} WHERE run_key IN (SELECT value FROM json_each(?)) ` +
      'GROUP BY name_id HAVING count(DISTINCT value) > 1 OR count(*) < ?',
    JSON.stringify(runKeys),
    runKeys.length,
  );
  return new Set(rows.map(([nameId]) => nameId));
}
