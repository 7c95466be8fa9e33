import type { RunTable } from '../../api/run-table.ts';

export interface RowSort {
  /** A column's id, `duration` for the time a run took. */
  readonly id: string;
  readonly ascending: boolean;
}

/** Rows in order; what has no value comes last either way. Ties go by start, the newest first. */
export function orderRows(
  rows: readonly number[],
  table: RunTable,
  { sort, nowMs }: { sort: RowSort; nowMs: number },
): number[] {
  const keys = sortKeys(table, sort, nowMs);
  const starts = table.columns.get('start_time');
  const startOf = (row: number): number => (starts?.kind === 'number' ? (starts.values[row] ?? 0) : 0);
  const direction = sort.ascending ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [keys[a] ?? Number.NaN, keys[b] ?? Number.NaN];
    if (left === right) return startOf(b) - startOf(a) || b - a;
    const difference = (left - right) * direction;
    if (difference < 0 || difference > 0) return difference;
    const isLeftMissing = Number.isNaN(left);
    if (isLeftMissing && Number.isNaN(right)) return startOf(b) - startOf(a) || b - a;
    return isLeftMissing ? 1 : -1;
  });
}

/** One number a row: texts are ranked once, so that a hundred thousand rows compare numbers only. */
function sortKeys(table: RunTable, { id }: RowSort, nowMs: number): Float64Array {
  const column = table.columns.get(id);
  if (id === 'duration') {
    return Float64Array.from(
      { length: table.count },
      (_, row) => (table.number('end_time', row) ?? nowMs) - (table.number('start_time', row) ?? nowMs),
    );
  }
  if (column === undefined) return new Float64Array(table.count).fill(Number.NaN);
  if (column.kind === 'number') return column.values;
  const ranks = rankWords(column.words);
  return Float64Array.from(column.codes, (code) => ranks[code - 1] ?? Number.NaN);
}

/** Numbers in texts go by their value, before all other texts. */
function rankWords(words: readonly string[]): number[] {
  const numbers = words.map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
  const collator = new Intl.Collator(undefined, { numeric: true });
  const order = [...words.keys()].toSorted((a, b) => {
    const [left = Number.NaN, right = Number.NaN] = [numbers[a], numbers[b]];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
    if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
    return collator.compare(words[a] ?? '', words[b] ?? '');
  });
  const ranks: number[] = [];
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}
