import type { RunColumn, RunIndex } from '../run-index.ts';
import { growForest } from './forest.ts';
import { rankCorrelation } from './rank-correlation.ts';

/** How much of a metric's spread a column explains. */
export interface Importance {
  /** The column's id. */
  readonly column: string;
  /** 0 to 1; all of them together make 1, unless nothing explains anything. */
  readonly importance: number;
  /** Spearman's, -1 to 1; undefined for texts and for columns of one value. */
  readonly correlation: number | undefined;
  /** Runs that have the column and the metric. */
  readonly runs: number;
}

/** Runs that are looked at; of more, every so many. */
const RUNS_MAX = 5000;
/** Fewer runs say nothing about what matters. */
const RUNS_MIN = 4;
/** Texts of a column that are told apart; the rest are one. */
const TEXTS_MAX = 32;

/**
 * What matters for a number: by a small forest of regression trees, as peers do it, and by rank correlation. The same
 * runs give the same answer.
 */
export function importances(index: RunIndex, target: string, features: readonly string[]): Importance[] {
  const byId = new Map(index.columns.map((column) => [column.id, column]));
  const goal = byId.get(target);
  if (goal?.kind !== 'number') return [];
  const rows = sampleRows(goal.values);
  const values = rows.map((row) => goal.values[row] ?? 0);
  const columns = features.flatMap((id) => {
    const column = byId.get(id);
    return column === undefined ? [] : { id, numbers: featureOf(column, rows) };
  });
  const shares =
    rows.length < RUNS_MIN
      ? columns.map(() => 0)
      : growForest(
          columns.map(({ numbers }) => numbers.values),
          values,
        );
  return columns
    .map(({ id, numbers }, at) => ({
      column: id,
      importance: shares[at] ?? 0,
      correlation: numbers.isText ? undefined : rankCorrelation(numbers.values, values),
      runs: numbers.values.filter((value) => !Number.isNaN(value)).length,
    }))
    .toSorted((a, b) => b.importance - a.importance || (a.column < b.column ? -1 : 1));
}

function sampleRows(goal: Float64Array): number[] {
  const rows = [...goal.keys()].filter((row) => Number.isFinite(goal[row]));
  const step = Math.max(1, Math.ceil(rows.length / RUNS_MAX));
  return rows.filter((_, at) => at % step === 0);
}

interface Feature {
  readonly values: readonly number[];
  readonly isText: boolean;
}

/** A column as numbers; texts that are none get a number each, the most frequent ones first. */
function featureOf(column: RunColumn, rows: readonly number[]): Feature {
  if (column.kind === 'number')
    return { values: rows.map((row) => column.values[row] ?? Number.NaN), isText: false };
  const numbers = column.words.map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
  const isText = numbers.some((number) => Number.isNaN(number));
  if (!isText)
    return { values: rows.map((row) => numbers[(column.codes[row] ?? 0) - 1] ?? Number.NaN), isText };
  const counts = new Map<number, number>();
  for (const row of rows) {
    const code = column.codes[row] ?? 0;
    if (code > 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted(([a, left], [b, right]) => right - left || a - b).map(([code]) => code);
  const places = new Map(ranked.map((code, at) => [code, Math.min(at, TEXTS_MAX)]));
  return { values: rows.map((row) => places.get(column.codes[row] ?? 0) ?? Number.NaN), isText };
}
