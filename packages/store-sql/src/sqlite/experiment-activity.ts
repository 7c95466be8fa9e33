import type { ExperimentActivity, Int64 } from '@millrace/protocol';
import type { Session } from './session.ts';

type ActivityTuple = readonly [id: number, runs: number, running: number, lastStart: Int64 | null];

/** Counted over the index of runs by their start, a stretch of it for each experiment. */
export function readActivity({ database }: Session, ids: readonly number[]): ExperimentActivity[] {
  return database
    .tuples<ActivityTuple>(
      'SELECT e.experiment_id, count(r.run_key), ' +
        "count(CASE WHEN r.status = 'RUNNING' THEN 1 END), max(r.start_time) FROM experiments e " +
        'LEFT JOIN runs r ON r.experiment_id = e.experiment_id AND r.deleted_time IS NULL ' +
        'WHERE e.experiment_id IN (SELECT value FROM json_each(?)) GROUP BY e.experiment_id',
      JSON.stringify(ids),
    )
    .map(([id, runs, running, lastStart]) => ({
      experiment_id: String(id),
      runs,
      running,
      ...(lastStart === null ? {} : { last_start_time: lastStart }),
    }));
}
