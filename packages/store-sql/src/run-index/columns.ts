import type { ColumnSource, RunColumn } from '@millrace/store';
import { sql } from '../search/sql.ts';
import type { Session } from '../sqlite/session.ts';
import { metricSummaries } from './metric-summaries.ts';
import type { RunSelection } from './selection.ts';

interface Wanted {
  readonly id: string;
  readonly source: ColumnSource;
}

/** One column beside the attributes. A key that nobody has logged makes an empty one. */
export function readColumn(session: Session, selection: RunSelection, { id, source }: Wanted): RunColumn {
  const name = session.names.find(source.key) ?? -1;
  const ofName = sql('t.name_id = ?', name);
  if (source.kind !== 'metric') {
    const table = source.kind === 'param' ? 'run_params' : 'run_tags';
    const [keys, texts] = selection.pairs<string>(table, 't.value', ofName);
    return textColumn(id, selection, { keys, texts });
  }
  if (source.of === 'last' || source.of === 'step') {
    const value = source.of === 'last' ? 't.latest_value' : 't.latest_step';
    const [keys, numbers] = selection.pairs<number | null>('metric_series', value, ofName);
    return numberColumn(id, selection, { keys, numbers });
  }
  const summaries = metricSummaries(session.database, selection, name);
  return numberColumn(id, selection, { keys: summaries.keys, numbers: summaries[source.of] });
}

interface Numbers {
  readonly keys: readonly number[];
  /** null stands for NaN, which the database cannot hold. */
  readonly numbers: readonly (number | null)[];
}

function numberColumn(id: string, selection: RunSelection, { keys, numbers }: Numbers): RunColumn {
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

interface Texts {
  readonly keys: readonly number[];
  readonly texts: readonly string[];
}

function textColumn(id: string, selection: RunSelection, { keys, texts }: Texts): RunColumn {
  const words = new Map<string, number>();
  const codes = new Uint32Array(selection.keys.length);
  for (const [at, key] of keys.entries()) {
    const row = selection.rowOf(key);
    const word = texts[at] ?? '';
    if (row !== undefined) codes[row] = codeOf(words, word);
  }
  return { id, kind: 'text', words: [...words.keys()], codes };
}

function codeOf(words: Map<string, number>, word: string): number {
  const known = words.get(word);
  if (known !== undefined) return known;
  const code = words.size + 1;
  words.set(word, code);
  return code;
}

/** A column of the runs' own table; null stands for none. */
export function attributeColumn(
  id: string,
  kind: RunColumn['kind'],
  values: readonly (string | number | null)[],
): RunColumn {
  if (kind === 'number') {
    return { id, kind, values: Float64Array.from(values, (value) => Number(value ?? Number.NaN)), nan: [] };
  }
  const words = new Map<string, number>();
  const codes = Uint32Array.from(values, (value) => (value === null ? 0 : codeOf(words, String(value))));
  return { id, kind, words: [...words.keys()], codes };
}
