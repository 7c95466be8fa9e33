import type { ColumnSource, RunColumn } from '@millrace/store';
import type { Session } from '../sqlite/session.ts';
import { metricSummaries } from './metric-summaries.ts';
import type { Cell, RunSelection } from './selection.ts';

/** A column to be read: from SQL over the runs, or from the points of a metric. */
export type Wanted = { readonly id: string } & (
  | { readonly kind: RunColumn['kind']; readonly expression: string }
  | { readonly metric: string; readonly of: 'min' | 'max' | 'count' }
);

/** The datasets of a run as one JSON text: runs have the same few of them, so that there are few texts. */
const DATASETS =
  "(SELECT nullif(json_group_array(json_array(name, digest, context)), '[]') FROM (SELECT d.name, d.digest, " +
  'l.context FROM run_datasets l JOIN datasets d USING (dataset_key) WHERE l.run_key = r.run_key ORDER BY l.position))';
/** How a NaN comes through JSON. */
const NAN = 'NaN';

/** Where a column beside the attributes comes from. A key that nobody has logged makes an empty one. */
export function wantedColumn(session: Session, id: string, source: ColumnSource): Wanted {
  if (source.kind === 'metric' && source.of !== 'last' && source.of !== 'step')
    return { id, metric: source.key, of: source.of };
  if (source.kind === 'datasets') return { id, kind: 'text', expression: DATASETS };
  const nameId = session.names.find(source.key) ?? -1;
  const cell = (value: string, table: string): string =>
    `(SELECT ${value} FROM ${table} t WHERE t.run_key = r.run_key AND t.name_id = ${nameId})`;
  if (source.kind === 'metric') {
    const value = source.of === 'step' ? 't.latest_step' : `ifnull(t.latest_value, '${NAN}')`;
    return { id, kind: 'number', expression: cell(value, 'metric_series') };
  }
  return {
    id,
    kind: 'text',
    expression: cell('t.value', source.kind === 'param' ? 'run_params' : 'run_tags'),
  };
}

/** All at once: rows are walked through once for many columns. */
export function readColumns(
  session: Session,
  selection: RunSelection,
  wanted: readonly Wanted[],
): RunColumn[] {
  const expressions = wanted.flatMap((one) => ('expression' in one ? one.expression : []));
  const cells = selection.columns(expressions).values();
  return wanted.map((one) => {
    if ('expression' in one) return columnOf(one.id, one.kind, cells.next().value ?? []);
    const name = session.names.find(one.metric) ?? -1;
    const summaries = metricSummaries(session.database, selection, name);
    return placedColumn(one.id, selection, { keys: summaries.keys, numbers: summaries[one.of] });
  });
}

function columnOf(id: string, kind: RunColumn['kind'], cells: readonly Cell[]): RunColumn {
  if (kind === 'number') {
    const nan = cells.flatMap((cell, row) => (cell === NAN ? row : []));
    return { id, kind, values: Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)), nan };
  }
  const words = new Map<string, number>();
  const codes = Uint32Array.from(cells, (cell) => (cell === null ? 0 : codeOf(words, String(cell))));
  return { id, kind, words: [...words.keys()], codes };
}

interface Numbers {
  readonly keys: readonly number[];
  /** null stands for NaN, which the database cannot hold. */
  readonly numbers: readonly (number | null)[];
}

function placedColumn(id: string, selection: RunSelection, { keys, numbers }: Numbers): RunColumn {
  const values = new Float64Array(selection.keys.length).fill(Number.NaN);
  const nan: number[] = [];
  for (const [at, key] of keys.entries()) {
    const row = selection.rowOf(key);
    if (row === undefined) continue;
    const number = numbers[at] ?? Number.NaN;
    if (Number.isNaN(number)) nan.push(row);
    else values[row] = number;
  }
  return { id, kind: 'number', values, nan };
}

function codeOf(words: Map<string, number>, word: string): number {
  const known = words.get(word);
  if (known !== undefined) return known;
  const code = words.size + 1;
  words.set(word, code);
  return code;
}
