import type { Frame, FrameArray } from '@millrace/protocol/frame';
import { type ColumnData, growingColumn, type GrowingColumn, type TextData } from './growing-columns.ts';
import { idsIn, RunIds } from './run-ids.ts';

export type { ColumnData } from './growing-columns.ts';

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
  readonly total?: number;
  readonly next_page_token?: string;
  readonly columns: readonly {
    readonly id: string;
    readonly kind: ColumnData['kind'];
    readonly words?: readonly string[];
    readonly nan?: readonly number[];
  }[];
}

export type IndexFrame = Frame<IndexHeader>;

const NO_KEYS: RunKeys = { metrics: [], params: [], tags: [] };

/** What tables of the same runs share; each row is written by whoever knows it last. */
interface Ground {
  readonly ids: RunIds;
  readonly columns: Map<string, GrowingColumn>;
  /** Rows that came after the first of the parts: newer than those, and the last of them the newest. */
  readonly late: number[];
}

interface Facts {
  readonly keys: RunKeys;
  readonly chosen: readonly string[];
  readonly total: number;
  readonly nextPageToken: string | undefined;
}

/**
 * The runs of experiments as columns. A row keeps its number as long as the page lives. What comes is written into the
 * same columns, because copies of half a million rows cost more than all that is done with them: a table that was made
 * before has no more rows than it had, and in these it shows what is known now.
 */
export class RunTable {
  readonly count: number;
  readonly columns: ReadonlyMap<string, ColumnData>;
  readonly keys: RunKeys;
  /** Columns that the server chose. */
  readonly chosen: readonly string[];
  /** All runs that the server has, of which some may still be to come. */
  readonly total: number;
  /** Where the next part begins; undefined when all parts are here. */
  readonly nextPageToken: string | undefined;
  readonly #ground: Ground;
  #newestFirst: Uint32Array | undefined;

  private constructor(ground: Ground, { keys, chosen, total, nextPageToken }: Facts) {
    this.#ground = ground;
    this.count = ground.ids.count;
    this.columns = new Map([...ground.columns].map(([id, column]) => [id, column.view(this.count)]));
    this.keys = keys;
    this.chosen = chosen;
    this.total = nextPageToken === undefined ? this.count : Math.max(total, this.count);
    this.nextPageToken = nextPageToken;
  }

  /** Of the first part. */
  static fromFrame(frame: IndexFrame): RunTable {
    const ground: Ground = { ids: new RunIds(), columns: new Map(), late: [] };
    for (const { id, kind } of frame.header.columns) ground.columns.set(id, growingColumn(kind));
    takeRows(ground, frame, addAll(ground, frame));
    const { chosen, keys = NO_KEYS, total = 0, next_page_token } = frame.header;
    return new RunTable(ground, { chosen, keys, total, nextPageToken: next_page_token });
  }

  /** The same for all tables in which a row is the same run. */
  get runs(): object {
    return this.#ground;
  }

  id(row: number): string {
    return this.#ground.ids.id(row);
  }

  row(id: string): number | undefined {
    const row = this.#ground.ids.row(id);
    return row === undefined || row >= this.count ? undefined : row;
  }

  /** Marks the rows, by their places, whose ids begin with some hex digits. */
  markIds(digits: string, marks: Uint8Array): void {
    this.#ground.ids.markBeginning(digits, marks);
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

  /** All rows in the order in which the server gives runs. */
  newestFirst(): Uint32Array {
    if (this.#newestFirst !== undefined) return this.#newestFirst;
    const late = this.#ground.late.filter((row) => row < this.count).toReversed();
    const isLate = new Set(late);
    const rows = new Uint32Array(this.count);
    rows.set(late);
    let at = late.length;
    for (let row = 0; row < this.count; row += 1) if (!isLate.has(row)) rows[at++] = row;
    this.#newestFirst = rows;
    return rows;
  }

  /** With the next part. */
  withPart(frame: IndexFrame): RunTable {
    const targets = addAll(this.#ground, frame);
    takeRows(this.#ground, frame, targets);
    const { keys = NO_KEYS, next_page_token } = frame.header;
    return this.#with({ keys: sumOf(this.keys, keys), nextPageToken: next_page_token });
  }

  /** With what changed; runs that were not here come at the end. */
  withRows(frame: IndexFrame): RunTable {
    const { ids, late } = this.#ground;
    // The oldest first: the row of a new run is above those of older ones.
    const targets = [...idsIn(frame.arrays[0] as Uint8Array)]
      .toReversed()
      .map((id) => {
        const before = ids.count;
        const row = ids.add(id);
        if (row === before) late.push(row);
        return row;
      })
      .toReversed();
    takeRows(this.#ground, frame, Uint32Array.from(targets));
    return this.#with({ total: this.total + this.#ground.ids.count - this.count });
  }

  /** With columns that were not here, from parts with them; runs that are not here are left out. */
  withColumns(frames: readonly IndexFrame[]): RunTable {
    const { ids, columns } = this.#ground;
    for (const frame of frames) {
      const found = [...idsIn(frame.arrays[0] as Uint8Array)].map((id) => ids.find(id));
      const rows = found.flatMap((row, at) => (row === undefined ? [] : at));
      const targets = Uint32Array.from(rows, (at) => found[at] ?? 0);
      for (const [at, { id, kind }] of frame.header.columns.entries()) {
        if (this.columns.has(id)) continue;
        const column = columns.get(id) ?? growingColumn(kind);
        columns.set(id, column);
        const data = dataOf(frame.header.columns[at], frame.arrays[at + 1]);
        column.take(rows.length === found.length ? data : picked(data, rows), targets, ids.capacity);
      }
    }
    return this.#with({});
  }

  #with(changed: Partial<Facts>): RunTable {
    const { keys, chosen, total, nextPageToken } = this;
    return new RunTable(this.#ground, { keys, chosen, total, nextPageToken, ...changed });
  }
}

function addAll({ ids }: Ground, frame: IndexFrame): Uint32Array {
  return Uint32Array.from(idsIn(frame.arrays[0] as Uint8Array), (id) => ids.add(id));
}

/** All columns have room for all rows: those that the frame has not are empty there. */
function takeRows({ ids, columns }: Ground, { header, arrays }: IndexFrame, targets: Uint32Array): void {
  const places = new Map(header.columns.map(({ id }, at) => [id, at]));
  for (const [id, column] of columns) {
    const at = places.get(id);
    const data = at === undefined ? undefined : dataOf(header.columns[at], arrays[at + 1]);
    column.take(data, targets, ids.capacity);
  }
}

function dataOf(
  column: IndexHeader['columns'][number] | undefined,
  data: FrameArray | undefined,
): ColumnData {
  if (column?.kind === 'number')
    return { kind: 'number', values: data as Float64Array, nan: new Set(column.nan) };
  return { kind: 'text', words: column?.words ?? [], codes: data as TextData['codes'] };
}

function picked(column: ColumnData, rows: readonly number[]): ColumnData {
  if (column.kind === 'text')
    return { ...column, codes: Uint32Array.from(rows, (row) => column.codes[row] ?? 0) };
  return {
    kind: 'number',
    values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN),
    nan: new Set(rows.flatMap((row, at) => (column.nan.has(row) ? at : []))),
  };
}

function sumOf(a: RunKeys, b: RunKeys): RunKeys {
  return {
    metrics: withMore(a.metrics, b.metrics),
    params: withMore(a.params, b.params),
    tags: withMore(a.tags, b.tags),
  };
}

/** Whether a key varies is judged by the newest runs that have it, which are in the earlier part. */
function withMore(keys: readonly RunKey[], more: readonly RunKey[]): RunKey[] {
  const all = new Map(keys.map((key) => [key.key, key]));
  for (const key of more) {
    const known = all.get(key.key);
    all.set(key.key, known === undefined ? key : { ...known, runs: known.runs + key.runs });
  }
  return [...all.values()].toSorted((left, right) => right.runs - left.runs);
}
