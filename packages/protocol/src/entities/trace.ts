import {
  duration,
  enumeration,
  type Infer,
  int64,
  json,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  stringMap,
  timestamp,
} from '../schema/field.ts';
import { Assessment } from './assessment.ts';

export const TraceState = enumeration('TraceState', {
  STATE_UNSPECIFIED: 0,
  OK: 1,
  ERROR: 2,
  IN_PROGRESS: 3,
});
export type TraceStateName = keyof typeof TraceState.values;

/** The states under their names of version 2. */
export const TraceStatus = enumeration('TraceStatus', {
  TRACE_STATUS_UNSPECIFIED: 0,
  OK: 1,
  ERROR: 2,
  IN_PROGRESS: 3,
});
export type TraceStatusName = keyof typeof TraceStatus.values;

export const TraceLocation = message('TraceLocation', {
  type: oneOf(
    enumeration('TraceLocationType', {
      TRACE_LOCATION_TYPE_UNSPECIFIED: 0,
      MLFLOW_EXPERIMENT: 1,
      INFERENCE_TABLE: 2,
    }),
  ),
  mlflow_experiment: nested(message('MlflowExperimentLocation', { experiment_id: string() })),
  inference_table: nested(message('InferenceTableLocation', { full_table_name: string() })),
});

export const TraceInfo = message('TraceInfo', {
  trace_id: string(),
  client_request_id: string(),
  trace_location: nested(TraceLocation),
  request_preview: string(),
  response_preview: string(),
  request_time: timestamp(),
  execution_duration: duration(),
  state: oneOf(TraceState),
  trace_metadata: stringMap(),
  assessments: list(nested(Assessment)),
  tags: stringMap(),
});
export type TraceInfo = Infer<typeof TraceInfo>;

/** A trace with its spans, which are OTLP spans in protobuf's JSON with snake_case names. */
export const Trace = message('Trace', { trace_info: nested(TraceInfo), spans: list(json()) });
export type Trace = Infer<typeof Trace>;

const pair = { key: required(string()), value: string() };
export const TraceRequestMetadata = message('TraceRequestMetadata', pair);
export const TraceTag = message('TraceTag', pair);

/** A trace as version 2 of the API shows it. */
export const TraceInfoV2 = message('TraceInfoV2', {
  request_id: string(),
  experiment_id: string(),
  timestamp_ms: int64(),
  execution_time_ms: int64(),
  status: oneOf(TraceStatus),
  request_metadata: list(nested(TraceRequestMetadata)),
  tags: list(nested(TraceTag)),
});
export type TraceInfoV2 = Infer<typeof TraceInfoV2>;
