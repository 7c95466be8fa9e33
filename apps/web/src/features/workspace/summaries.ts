import type { RunTable } from '../../api/run-table.ts';

export interface NumberSummary {
  readonly count: number;
  readonly mean: number;
  /** Of a sample; NaN for a single value. */
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

/** Of the finite numbers of some runs; undefined when there are none. */
export function summarise(
  table: RunTable,
  columnId: string,
  rows: readonly number[],
): NumberSummary | undefined {
  let [count, mean, squares, min, max] = [0, 0, 0, Infinity, -Infinity];
  for (const row of rows) {
    const value = numberAt(table, columnId, row);
    if (value === undefined || !Number.isFinite(value)) continue;
    count += 1;
    const before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (count === 0) return undefined;
  return { count, mean, deviation: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1)), min, max };
}

/** A number, or a text that is one, as params are. */
export function numberAt(table: RunTable, columnId: string, row: number): number | undefined {
  const number = table.number(columnId, row);
  if (number !== undefined) return number;
  const text = table.text(columnId, row);
  if (text === undefined || text.trim() === '' || Number.isNaN(Number(text))) return undefined;
  return Number(text);
}

/** The one text that all runs have; undefined when they differ. */
export function commonText(table: RunTable, columnId: string, rows: readonly number[]): string | undefined {
  const [first, ...rest] = rows;
  const text = first === undefined ? undefined : table.valueText(columnId, first);
  return rest.every((row) => table.valueText(columnId, row) === text) ? text : undefined;
}
