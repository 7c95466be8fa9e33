import type { RunTable } from '../../api/run-table.ts';
import type { Sort } from '../../components/sort.ts';
import { sortByNumber } from './sort-by-number.ts';
import { ROWS_PER_STEP, sortSteps, type Steps } from './steps.ts';

/**
 * Rows in order, which are given in that of the server, the newest first; what has no value comes last either way. Ties
 * go by start.
 */
export function* orderRows(
  rows: readonly number[],
  table: RunTable,
  { sort, nowMs }: { sort: Sort; nowMs: number },
): Steps<readonly number[]> {
  const starts = table.columns.get('start_time');
  const isByStart = starts?.kind !== 'number' || isDescending(rows, starts.values);
  const byStart = isByStart ? rows : Array.from(yield* sortByNumber(rows, starts.values, false));
  if (sort.id === 'start_time' && !sort.ascending) return byStart;
  const keys = yield* sortKeys(table, sort, nowMs);
  return Array.from(yield* sortByNumber(byStart, keys, sort.ascending));
}

/** The server gives runs in this order: only those that came live may stand elsewhere. */
function isDescending(rows: readonly number[], numbers: Float64Array): boolean {
  return rows.every((row, at) => at === 0 || (numbers[rows[at - 1] ?? 0] ?? 0) >= (numbers[row] ?? 0));
}

/** One number a row: texts are ranked once, so that a hundred thousand rows compare numbers only. */
function* sortKeys(table: RunTable, { id }: Sort, nowMs: number): Steps<Float64Array> {
  const column = table.columns.get(id);
  if (id === 'duration') {
    return Float64Array.from(
      { length: table.count },
      (_, row) => (table.number('end_time', row) ?? nowMs) - (table.number('start_time', row) ?? nowMs),
    );
  }
  if (column === undefined) return new Float64Array(table.count).fill(Number.NaN);
  if (column.kind === 'number') return column.values;
  const ranks = yield* rankWords(column.words);
  return Float64Array.from(column.codes, (code) => ranks[code - 1] ?? Number.NaN);
}

const ranksByWords = new WeakMap<readonly string[], readonly number[]>();

/** Numbers in texts go by their value, before all other texts. */
function* rankWords(words: readonly string[]): Steps<readonly number[]> {
  const known = ranksByWords.get(words);
  // The words of a column only become more.
  if (known?.length === words.length) return known;
  const numbers = new Float64Array(words.length).fill(Number.NaN);
  const [inNumbers, others]: [number[], number[]] = [[], []];
  for (const [at, word] of words.entries()) {
    if (word.trim() !== '') numbers[at] = Number(word);
    (Number.isNaN(numbers[at]) ? others : inNumbers).push(at);
    if (at % ROWS_PER_STEP === 0) yield;
  }
  const collator = new Intl.Collator(undefined, { numeric: true });
  const byText = (a: number, b: number): number => collator.compare(words[a] ?? '', words[b] ?? '');
  const order = [yield* sortByNumber(inNumbers, numbers, true), yield* sortSteps(others, byText)];
  const ranks = Array.from<number>({ length: words.length });
  let rank = 0;
  for (const part of order) for (const at of part) ranks[at] = rank++;
  ranksByWords.set(words, ranks);
  return ranks;
}
