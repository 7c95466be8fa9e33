import type { Run } from '@millrace/protocol';
import { csvLine } from './csv.ts';
import { pandasTime } from './time.ts';

const INFO_COLUMNS = ['run_id', 'experiment_id', 'status', 'artifact_uri', 'start_time', 'end_time'];

/** Runs as MLflow's `search_runs` puts them into a data frame: a column for every metric, param and tag. */
export function* runsCsv(runs: readonly Run[]): Generator<string> {
  const metrics = keysOf(runs, ({ data }) => data.metrics);
  const params = keysOf(runs, ({ data }) => data.params);
  const tags = keysOf(runs, ({ data }) => data.tags);
  yield csvLine([
    ...INFO_COLUMNS,
    ...metrics.map((key) => `metrics.${key}`),
    ...params.map((key) => `params.${key}`),
    ...tags.map((key) => `tags.${key}`),
  ]);
  for (const { info, data } of runs) {
    yield csvLine([
      info.run_id,
      info.experiment_id,
      info.status,
      info.artifact_uri,
      pandasTime(info.start_time),
      pandasTime(info.end_time),
      ...cells(metrics, new Map(data.metrics.map(({ key, value }) => [key, numberText(value)]))),
      ...cells(params, new Map(data.params.map(({ key, value }) => [key, value ?? '']))),
      ...cells(tags, new Map(data.tags.map(({ key, value }) => [key, value ?? '']))),
    ]);
  }
}

function keysOf(runs: readonly Run[], pairs: (run: Run) => readonly { key: string }[]): string[] {
  return [...new Set(runs.flatMap((run) => pairs(run).map(({ key }) => key)))].sort();
}

function cells(keys: readonly string[], values: ReadonlyMap<string, string>): string[] {
  return keys.map((key) => values.get(key) ?? '');
}

/** As pandas does: an empty cell for NaN, a decimal point in every other number. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Number.isInteger(value) && Math.abs(value) < 1e16
    ? `${Object.is(value, -0) ? '-0' : value}.0`
    : String(value);
}
