import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';

/** A run as the screens need it: its values by key. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly status: Run['info']['status'];
  readonly startMs: number;
  /** NaN while it goes on. */
  readonly endMs: number;
  readonly metrics: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, string>;
}

export function runRow({ info, data }: Run): RunRow {
  return {
    id: info.run_id,
    name: info.run_name === '' ? info.run_id : info.run_name,
    status: info.status,
    startMs: Number(info.start_time),
    endMs: Number(info.end_time ?? Number.NaN),
    metrics: new Map((data.metrics ?? []).map(({ key, value }) => [key, metricValue(value)])),
    params: new Map((data.params ?? []).map(({ key, value }) => [key, value ?? ''])),
  };
}
