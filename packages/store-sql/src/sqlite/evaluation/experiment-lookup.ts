import { experimentNotFound, readExperimentId } from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';

/** The number of an experiment that is there and active; one that is deleted is not found, as in MLflow. */
export function liveExperiment(database: SqliteDatabase, experimentId: string): number {
  const id = readExperimentId(experimentId);
  const row = database.row(
    "SELECT 1 FROM experiments WHERE experiment_id = ? AND lifecycle_stage = 'active'",
    id,
  );
  if (row === undefined) throw experimentNotFound(id);
  return id;
}
