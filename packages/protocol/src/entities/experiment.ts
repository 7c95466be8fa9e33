import { int64, type Infer, list, message, nested, required, string } from '../schema/field.ts';

export const ExperimentTag = message('ExperimentTag', { key: required(string()), value: string() });
export type ExperimentTag = Infer<typeof ExperimentTag>;

export const Experiment = message('Experiment', {
  experiment_id: required(string()),
  name: required(string()),
  artifact_location: required(string()),
  lifecycle_stage: required(string()),
  last_update_time: int64(),
  creation_time: int64(),
  tags: required(list(nested(ExperimentTag))),
  workspace: required(string()),
});
export type Experiment = Infer<typeof Experiment>;

/** Of the runs that are not deleted. */
export const ExperimentActivity = message('ExperimentActivity', {
  experiment_id: required(string()),
  runs: required(int64()),
  running: required(int64()),
  /** ms since the epoch; absent without runs. */
  last_start_time: int64(),
});
export type ExperimentActivity = Infer<typeof ExperimentActivity>;
