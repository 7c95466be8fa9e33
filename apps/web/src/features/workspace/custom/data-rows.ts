import type { RunTable } from '../../../api/run-table.ts';
import type { MetricSeries } from '../../../api/series.ts';
import type { ChartedRun } from '../../runs/metric-card.tsx';
import { numberAt } from '../summaries.ts';
import type { DataRow } from './messages.ts';

const RUNS_MAX = 5000;
const POINTS_MAX = 50_000;

/** Runs as a specification sees them: `metrics`, `params` and `tags` by key, params that are numbers as numbers. */
export function runRows(
  table: RunTable,
  rows: readonly number[],
  { columns, colourOf }: { readonly columns: readonly string[]; readonly colourOf: (id: string) => string },
): DataRow[] {
  return rows.slice(0, RUNS_MAX).map((row) => {
    const id = table.id(row);
    const values = (entity: string): object =>
      // An own property, whatever its name: `__proto__` is a key like others.
      Object.fromEntries(
        columns
          .filter((column) => column.startsWith(`${entity}.`))
          .map((column) => [
            column.slice(entity.length + 1),
            numberAt(table, column, row) ?? table.text(column, row) ?? null,
          ]),
      );
    return {
      run_id: id,
      name: table.text('run_name', row) ?? id,
      status: table.text('status', row) ?? null,
      user: table.text('tags.mlflow.user', row) ?? table.text('user_id', row) ?? null,
      start_time: table.number('start_time', row) ?? null,
      end_time: table.number('end_time', row) ?? null,
      colour: colourOf(id),
      metrics: values('metrics'),
      params: values('params'),
      tags: values('tags'),
    };
  });
}

/** The course of metrics, a row a point; of a stretch, which stands for many points, its smallest and its largest value. */
export function pointRows(
  found: readonly (readonly MetricSeries[])[],
  runs: readonly ChartedRun[],
  colourOf: (id: string) => string,
): DataRow[] {
  const names = new Map(runs.map(({ id, name }) => [id, name]));
  const rows: DataRow[] = [];
  for (const { runId, metric, x, low, high, isExact } of found.flat()) {
    const run = { run_id: runId, name: names.get(runId) ?? runId, colour: colourOf(runId), metric };
    for (let at = 0; at < x.length && rows.length < POINTS_MAX; at += 1) {
      rows.push({ ...run, step: x[at], value: finite(low[at]) });
      if (!isExact && high[at] !== low[at]) rows.push({ ...run, step: x[at], value: finite(high[at]) });
    }
  }
  return rows;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
