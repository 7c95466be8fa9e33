import type { RunTable } from '../../api/run-table.ts';
import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import { PREFIX } from '../../api/call.ts';
import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import { filterName } from './column-titles.ts';
import { datasetsOf, datasetTitle } from './run-datasets.ts';
import type { RunView } from './use-run-view.ts';

/** The runs of a view with their columns, as a spreadsheet reads them. */
export function viewAsCsv(table: RunTable, { rows, columnIds }: RunView): string {
  const ids = ['run_name', 'status', 'user_id', 'start_time', 'end_time', ...columnIds];
  const head = ['run_id', ...ids];
  const lines = rows.map((row) => [table.id(row), ...ids.map((id) => textOf(table, id, row))]);
  return `${[head, ...lines].map((line) => line.map(csvField).join(',')).join('\n')}\n`;
}

function textOf(table: RunTable, id: string, row: number): string {
  if (id === DATASETS_COLUMN) return datasetsOf(table, row).map(datasetTitle).join(', ');
  return table.valueText(id, row) ?? '';
}

/** A text that begins like a formula gets an apostrophe: a spreadsheet would run it. */
function csvField(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same search in MLflow's client, as far as its language goes. */
export function viewAsPython(
  table: RunTable,
  { filter, sort, rows }: RunView,
  { q = '' }: WorkspaceSearch,
): string {
  const experiments = [...new Set(rows.map((row) => table.text('experiment_id', row) ?? ''))];
  const isMlflow = filter.kind === 'none' || (filter.kind === 'expression' && filter.isMlflow);
  const order =
    ['duration', DATASETS_COLUMN].includes(sort.id) || sort.id.includes('(')
      ? 'start_time'
      : filterName(sort.id);
  return [
    'import mlflow',
    '',
    `mlflow.set_tracking_uri(${JSON.stringify(window.location.origin + PREFIX)})`,
    'runs = mlflow.search_runs(',
    `    experiment_ids=${JSON.stringify(experiments)},`,
    ...(isMlflow
      ? []
      : [
          "    # Some of this filter is Millrace's own: words, params as numbers, durations stay in the web UI.",
        ]),
    `    filter_string=${JSON.stringify(q)},`,
    `    order_by=[${JSON.stringify(`${order} ${sort.ascending ? 'ASC' : 'DESC'}`)}],`,
    ')',
  ].join('\n');
}
