import type { RunTable } from '../../api/run-table.ts';
import { sortByNumber } from './sort-by-number.ts';

export interface RowSort {
  /** A column's id, `duration` for the time a run took. */
  readonly id: string;
  readonly ascending: boolean;
}

/**
 * Rows in order, which are given in that of the table; what has no value comes last either way. Ties go by start, the
 * newest first.
 */
export function orderRows(
  rows: readonly number[],
  table: RunTable,
  { sort, nowMs }: { sort: RowSort; nowMs: number },
): number[] {
  const starts = table.columns.get('start_time');
  const byStart =
    starts?.kind === 'number' ? sortByNumber(rows.toReversed(), starts.values, false) : rows.toReversed();
  if (sort.id === 'start_time' && !sort.ascending) return Array.from(byStart);
  return Array.from(sortByNumber(byStart, sortKeys(table, sort, nowMs), sort.ascending));
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

const ranksByWords = new WeakMap<readonly string[], number[]>();

/** Numbers in texts go by their value, before all other texts. The words of a column seldom change. */
function rankWords(words: readonly string[]): number[] {
  const known = ranksByWords.get(words);
  if (known !== undefined) return known;
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
  ranksByWords.set(words, ranks);
  return ranks;
}
