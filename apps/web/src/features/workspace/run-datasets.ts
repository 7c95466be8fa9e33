import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';

/** Data that a run says it used. */
export interface RunDataset {
  readonly name: string;
  readonly digest: string;
  /** What for, as `training`; undefined when the run does not say. */
  readonly context: string | undefined;
}

const NONE: readonly RunDataset[] = [];
/** Runs share a few lists: each is read once. */
const lists = new WeakMap<readonly string[], (readonly RunDataset[] | undefined)[]>();

/** The datasets in a word of their column. */
export function readDatasets(word: string): RunDataset[] {
  const list = JSON.parse(word) as [name: string, digest: string, context: string | null][];
  return list.map(([name, digest, context]) => ({ name, digest, context: context ?? undefined }));
}

export function datasetsOf(table: RunTable, row: number): readonly RunDataset[] {
  const column = table.columns.get(DATASETS_COLUMN);
  const code = column?.kind === 'text' ? (column.codes[row] ?? 0) : 0;
  if (column?.kind !== 'text' || code === 0) return NONE;
  const known = lists.get(column.words) ?? [];
  lists.set(column.words, known);
  const datasets = known[code] ?? readDatasets(column.words[code - 1] ?? '[]');
  known[code] = datasets;
  return datasets;
}

/** As it stands in tables and groups: names alone would not tell two states of the same data apart. */
export function datasetTitle({ name, digest }: RunDataset): string {
  return digest === '' ? name : `${name} (${digest})`;
}

/** Each name with the number of runs that used it. */
export function countNames(table: RunTable, rows: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const name of new Set(datasetsOf(table, row).map((dataset) => dataset.name)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
