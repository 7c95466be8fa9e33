import {
  double,
  int64,
  type Infer,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';
import { DatasetInput } from './dataset.ts';
import { RunStatus } from './enums.ts';

export const Param = message('Param', { key: required(string()), value: string() });
export type Param = Infer<typeof Param>;

export const RunTag = message('RunTag', { key: required(string()), value: string() });
export type RunTag = Infer<typeof RunTag>;

/** A metric's point as a request or an answer carries it. `timestamp` is in ms since the epoch. */
export const Metric = message('Metric', {
  key: required(string()),
  value: required(double()),
  timestamp: required(int64()),
  step: withDefault(int64(), 0),
  dataset_name: string(),
  dataset_digest: string(),
  model_id: string(),
  run_id: string(),
});
export type Metric = Infer<typeof Metric>;

export const MetricWithRunId = message('MetricWithRunId', {
  key: required(string()),
  value: required(double()),
  timestamp: required(int64()),
  step: required(int64()),
  run_id: required(string()),
});
export type MetricWithRunId = Infer<typeof MetricWithRunId>;

export const RunInfo = message('RunInfo', {
  run_uuid: required(string()),
  experiment_id: required(string()),
  run_name: required(string()),
  user_id: required(string()),
  status: required(oneOf(RunStatus)),
  start_time: required(int64()),
  end_time: int64(),
  artifact_uri: required(string()),
  lifecycle_stage: required(string()),
  run_id: required(string()),
});
export type RunInfo = Infer<typeof RunInfo>;

export const FoundRun = message('FoundRun', {
  info: required(nested(RunInfo)),
  /** What holds the text: `run_id`, `run_name`, `params.lr`, `tags.team`. */
  matched: string(),
  /** What it holds. */
  value: string(),
});
export type FoundRun = Infer<typeof FoundRun>;

export const RunData = message('RunData', {
  metrics: required(list(nested(Metric))),
  params: required(list(nested(Param))),
  tags: required(list(nested(RunTag))),
});
export type RunData = Infer<typeof RunData>;

export const ModelInput = message('ModelInput', { model_id: required(string()) });
export type ModelInput = Infer<typeof ModelInput>;

export const ModelOutput = message('ModelOutput', {
  model_id: required(string()),
  step: withDefault(int64(), 0),
});
export type ModelOutput = Infer<typeof ModelOutput>;

export const RunInputs = message('RunInputs', {
  dataset_inputs: required(list(nested(DatasetInput))),
  model_inputs: required(list(nested(ModelInput))),
});
export type RunInputs = Infer<typeof RunInputs>;

export const RunOutputs = message('RunOutputs', { model_outputs: required(list(nested(ModelOutput))) });
export type RunOutputs = Infer<typeof RunOutputs>;

export const Run = message('Run', {
  info: required(nested(RunInfo)),
  data: required(nested(RunData)),
  inputs: nested(RunInputs),
  outputs: nested(RunOutputs),
});
export type Run = Infer<typeof Run>;
