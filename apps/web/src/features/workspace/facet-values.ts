import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import { countNames } from './run-datasets.ts';
import { numberAt } from './summaries.ts';

/** How the values of a column are spread over some runs. */
export type Facet =
  | {
      readonly kind: 'numbers';
      readonly min: number;
      readonly max: number;
      readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
    }
  | {
      readonly kind: 'values';
      readonly values: readonly { readonly value: string; readonly count: number }[];
      /** Values that are not listed. */
      readonly others: number;
    };

/** Few enough to be hit with a finger. */
const BINS = 7;
const VALUES_MAX = 6;
/** Numbers in texts are values as long as there are few of them. */
const NUMBERS_AS_VALUES_MAX = 8;

/** Undefined when no run has the column. */
export function facetOf(table: RunTable, id: string, rows: readonly number[]): Facet | undefined {
  const column = table.columns.get(id);
  if (column === undefined) return undefined;
  if (id === DATASETS_COLUMN) return valuesFacet([...countNames(table, rows)]);
  if (column.kind === 'text') {
    const counts = countWords(column.codes, rows, column.words.length);
    const present = column.words.flatMap((value, at): [string, number][] => {
      const count = counts[at + 1] ?? 0;
      return count === 0 ? [] : [[value, count]];
    });
    if (present.length === 0) return undefined;
    const areNumbers = present.every(([value]) => value.trim() !== '' && Number.isFinite(Number(value)));
    if (!areNumbers || present.length <= NUMBERS_AS_VALUES_MAX) return valuesFacet(present);
  }
  return histogram(table, id, rows);
}

function valuesFacet(counts: readonly (readonly [value: string, count: number])[]): Facet | undefined {
  if (counts.length === 0) return undefined;
  const most = counts.toSorted(([, a], [, b]) => b - a).slice(0, VALUES_MAX);
  const values = most.map(([value, count]) => ({ value, count }));
  return { kind: 'values', values, others: counts.length - values.length };
}

function countWords(codes: ArrayLike<number>, rows: readonly number[], words: number): Uint32Array {
  const counts = new Uint32Array(words + 1);
  for (const row of rows) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function histogram(table: RunTable, id: string, rows: readonly number[]): Facet | undefined {
  const numbers = rows.flatMap((row) => {
    const number = numberAt(table, id, row);
    return number === undefined || !Number.isFinite(number) ? [] : number;
  });
  if (numbers.length === 0) return undefined;
  let [min, max] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < min) min = number;
    if (number > max) max = number;
  }
  const width = (max - min) / BINS;
  if (!(width > 0))
    return { kind: 'numbers', min, max, bins: [{ from: min, to: max, count: numbers.length }] };
  const bins = Array.from({ length: BINS }, (_, at) => ({
    from: Number((min + width * at).toPrecision(6)),
    to: Number((min + width * (at + 1)).toPrecision(6)),
    count: 0,
  }));
  for (const number of numbers) {
    const bin = bins[Math.min(BINS - 1, Math.floor((number - min) / width))];
    if (bin !== undefined) bin.count += 1;
  }
  return { kind: 'numbers', min, max, bins };
}
