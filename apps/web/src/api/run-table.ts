import type { Frame, FrameArray } from '@millrace/protocol/frame';

/** Numbers by row; NaN where a run has none, but for the rows in `nan`, which have that very value. */
interface NumberData {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly nan: ReadonlySet<number>;
}

/** Texts by row: 0 where a run has none, else the place in `words`, from 1. */
interface TextData {
  readonly kind: 'text';
  readonly words: readonly string[];
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
}

export type ColumnData = NumberData | TextData;

interface RunKey {
  readonly key: string;
  /** Runs that have it. */
  readonly runs: number;
  readonly varies: boolean;
}

export interface RunKeys {
  readonly metrics: readonly RunKey[];
  readonly params: readonly RunKey[];
  readonly tags: readonly RunKey[];
}

export interface IndexHeader {
  readonly count: number;
  readonly chosen: readonly string[];
  readonly keys?: RunKeys;
  readonly columns: readonly {
    readonly id: string;
    readonly kind: ColumnData['kind'];
    readonly words?: readonly string[];
    readonly nan?: readonly number[];
  }[];
}

const ID_BYTES = 16;
const ID_DIGITS = 2 * ID_BYTES;
const NO_KEYS: RunKeys = { metrics: [], params: [], tags: [] };

interface Parts {
  readonly count: number;
  readonly ids: Uint8Array;
  readonly columns: ReadonlyMap<string, ColumnData>;
  readonly keys: RunKeys;
  readonly chosen: readonly string[];
}

/** The runs of experiments as columns. A row keeps its number as long as the page lives; new runs come at the end. */
export class RunTable {
  readonly count: number;
  readonly columns: ReadonlyMap<string, ColumnData>;
  readonly keys: RunKeys;
  /** Columns that the server chose. */
  readonly chosen: readonly string[];
  readonly #ids: Uint8Array;
  /** All ids in digits, one behind the other: a table is asked for each of its ids all the time. */
  #idDigits: string | undefined;
  #rows: Map<string, number> | undefined;

  constructor({ count, ids, columns, keys, chosen }: Parts) {
    this.count = count;
    this.columns = columns;
    this.keys = keys;
    this.chosen = chosen;
    this.#ids = ids;
  }

  static fromFrame({ header, arrays }: Frame<IndexHeader>): RunTable {
    const [ids, ...data] = arrays;
    return new RunTable({
      count: header.count,
      ids: ids as Uint8Array,
      columns: new Map(header.columns.map((column, at) => [column.id, columnOf(column, data[at])])),
      keys: header.keys ?? NO_KEYS,
      chosen: header.chosen,
    });
  }

  id(row: number): string {
    this.#idDigits ??= hexDigits(this.#ids);
    return this.#idDigits.slice(row * ID_DIGITS, (row + 1) * ID_DIGITS);
  }

  row(id: string): number | undefined {
    this.#rows ??= new Map(Array.from({ length: this.count }, (_, row) => [this.id(row), row]));
    return this.#rows.get(id);
  }

  /** NaN is a value; undefined is none. */
  number(columnId: string, row: number): number | undefined {
    const column = this.columns.get(columnId);
    if (column?.kind !== 'number') return undefined;
    const value = column.values[row];
    return value !== undefined && Number.isNaN(value) && !column.nan.has(row) ? undefined : value;
  }

  text(columnId: string, row: number): string | undefined {
    const column = this.columns.get(columnId);
    return column?.kind === 'text' ? column.words[(column.codes[row] ?? 0) - 1] : undefined;
  }

  /** The value as text, of a column of either kind. */
  valueText(columnId: string, row: number): string | undefined {
    return this.text(columnId, row) ?? this.number(columnId, row)?.toString();
  }

  /** With the columns of another table, row by run. */
  withColumns(other: RunTable): RunTable {
    const rowsOf = Array.from({ length: this.count }, (_, row) => other.row(this.id(row)));
    const added = [...other.columns]
      .filter(([id]) => !this.columns.has(id))
      .map(([id, column]) => [id, placed(column, rowsOf)] as const);
    return this.#with({ columns: new Map([...this.columns, ...added]), rows: this.#rows });
  }

  /** With rows of another table in place of the own ones; runs that were not here come at the end. */
  withRows(changed: RunTable): RunTable {
    const before = this.count;
    const targets: number[] = [];
    let count = before;
    for (let row = 0; row < changed.count; row += 1) targets.push(this.row(changed.id(row)) ?? count++);
    const ids = new Uint8Array(count * ID_BYTES);
    ids.set(this.#ids);
    const rows = this.#rows ?? new Map<string, number>();
    for (const [row, target] of targets.entries()) {
      ids.set(changed.#ids.subarray(row * ID_BYTES, (row + 1) * ID_BYTES), target * ID_BYTES);
      rows.set(changed.id(row), target);
    }
    const columns = new Map(
      [...this.columns].map(([id, column]) => [
        id,
        merged(column, changed.columns.get(id), { count, targets }),
      ]),
    );
    return this.#with({ count, ids, columns, rows });
  }

  #with(parts: Partial<Parts> & { rows: Map<string, number> | undefined }): RunTable {
    const { count, columns, keys, chosen } = this;
    const table = new RunTable({ count, ids: this.#ids, columns, keys, chosen, ...parts });
    table.#rows = parts.rows;
    if (parts.ids === undefined) table.#idDigits = this.#idDigits;
    return table;
  }
}

function hexDigits(bytes: Uint8Array): string {
  const digits = new TextEncoder().encode('0123456789abcdef');
  const codes = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    codes[2 * at] = digits[byte >> 4] ?? 0;
    codes[2 * at + 1] = digits[byte & 15] ?? 0;
  }
  return new TextDecoder().decode(codes);
}

function columnOf(column: IndexHeader['columns'][number], data: FrameArray | undefined): ColumnData {
  if (column.kind === 'number')
    return { kind: 'number', values: data as Float64Array, nan: new Set(column.nan) };
  return { kind: 'text', words: column.words ?? [], codes: data as TextData['codes'] };
}

function placed(column: ColumnData, rowsOf: readonly (number | undefined)[]): ColumnData {
  if (column.kind === 'text') {
    const codes = Uint32Array.from(rowsOf, (row) => (row === undefined ? 0 : (column.codes[row] ?? 0)));
    return { kind: 'text', words: column.words, codes };
  }
  const nan = new Set<number>();
  const values = Float64Array.from(rowsOf, (row, target) => {
    if (row === undefined) return Number.NaN;
    if (column.nan.has(row)) nan.add(target);
    return column.values[row] ?? Number.NaN;
  });
  return { kind: 'number', values, nan };
}

interface Target {
  readonly count: number;
  /** The own row of each changed one. */
  readonly targets: readonly number[];
}

function merged(column: ColumnData, changed: ColumnData | undefined, { count, targets }: Target): ColumnData {
  if (column.kind === 'number') {
    const values = new Float64Array(count).fill(Number.NaN);
    values.set(column.values);
    const nan = new Set(column.nan);
    for (const [row, target] of targets.entries()) {
      nan.delete(target);
      if (changed?.kind !== 'number') continue;
      values[target] = changed.values[row] ?? Number.NaN;
      if (changed.nan.has(row)) nan.add(target);
    }
    return { kind: 'number', values, nan };
  }
  const words = [...column.words];
  const codes = new Uint32Array(count);
  codes.set(column.codes);
  const known = new Map(words.map((word, at) => [word, at + 1]));
  for (const [row, target] of targets.entries()) {
    const word = changed?.kind === 'text' ? changed.words[(changed.codes[row] ?? 0) - 1] : undefined;
    codes[target] = word === undefined ? 0 : (known.get(word) ?? words.push(word));
    if (word !== undefined) known.set(word, codes[target]);
  }
  return { kind: 'text', words, codes };
}
