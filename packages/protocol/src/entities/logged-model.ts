import { int64, type Infer, list, message, nested, oneOf, required, string } from '../schema/field.ts';
import { LoggedModelStatus } from './enums.ts';
import { Metric } from './run.ts';

export const LoggedModelParameter = message('LoggedModelParameter', {
  key: required(string()),
  value: string(),
});
export type LoggedModelParameter = Infer<typeof LoggedModelParameter>;

export const LoggedModelTag = message('LoggedModelTag', { key: required(string()), value: string() });
export type LoggedModelTag = Infer<typeof LoggedModelTag>;

export const LoggedModelRegistrationInfo = message('LoggedModelRegistrationInfo', {
  name: required(string()),
  version: required(string()),
});

export const LoggedModelInfo = message('LoggedModelInfo', {
  model_id: required(string()),
  experiment_id: required(string()),
  name: required(string()),
  creation_timestamp_ms: required(int64()),
  last_updated_timestamp_ms: required(int64()),
  artifact_uri: required(string()),
  status: required(oneOf(LoggedModelStatus)),
  model_type: string(),
  source_run_id: string(),
  tags: required(list(nested(LoggedModelTag))),
  registrations: required(list(nested(LoggedModelRegistrationInfo))),
});
export type LoggedModelInfo = Infer<typeof LoggedModelInfo>;

export const LoggedModelData = message('LoggedModelData', {
  params: required(list(nested(LoggedModelParameter))),
  metrics: required(list(nested(Metric))),
});

export const LoggedModel = message('LoggedModel', {
  info: required(nested(LoggedModelInfo)),
  data: required(nested(LoggedModelData)),
});
export type LoggedModel = Infer<typeof LoggedModel>;
