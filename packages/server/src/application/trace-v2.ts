import type { TraceInfo, TraceInfoV2, TraceStateName, TraceStatusName } from '@millrace/protocol';

/** A trace as version 2 of the API shows it. */
export function traceInfoV2(info: TraceInfo): TraceInfoV2 {
  return {
    request_id: info.trace_id,
    experiment_id: info.trace_location?.mlflow_experiment?.experiment_id,
    timestamp_ms: info.request_time,
    execution_time_ms: info.execution_duration ?? 0,
    status: info.state === 'STATE_UNSPECIFIED' ? 'TRACE_STATUS_UNSPECIFIED' : info.state,
    request_metadata: pairs(info.trace_metadata),
    tags: pairs(info.tags),
  };
}

export function stateOf(status: TraceStatusName = 'TRACE_STATUS_UNSPECIFIED'): TraceStateName {
  return status === 'TRACE_STATUS_UNSPECIFIED' ? 'STATE_UNSPECIFIED' : status;
}

function pairs(map: Readonly<Record<string, string>> = {}): { key: string; value: string }[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}
