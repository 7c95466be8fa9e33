import type { Int64, TraceInfo } from '@millrace/protocol';

/** A trace for JSON: its time as people and other programs read it. */
export function shownTrace(info: TraceInfo): object {
  const { request_time, execution_duration, ...rest } = info;
  return {
    ...rest,
    request_time: request_time === undefined ? undefined : new Date(Number(request_time)).toISOString(),
    execution_duration_ms: execution_duration,
  };
}

export function durationText(ms: Int64 | undefined): string {
  return ms === undefined ? '' : `${Number(ms) / 1000} s`;
}
