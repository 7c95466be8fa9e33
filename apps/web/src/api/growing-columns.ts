/** Numbers by row; NaN where a run has none, but for the rows in `nan`, which have that very value. */
interface NumberData {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly nan: ReadonlySet<number>;
}

/** Texts by row: 0 where a run has none, else the place in `words`, from 1. */
export interface TextData {
  readonly kind: 'text';
  readonly words: readonly string[];
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
}

export type ColumnData = NumberData | TextData;

/** A column that takes rows in, in place. */
export interface GrowingColumn {
  /** Rows of another column, or none, by where each goes; `capacity` is for how many rows there is room. */
  take(data: ColumnData | undefined, targets: Uint32Array, capacity: number): void;
  /** What it holds of the first rows. */
  view(count: number): ColumnData;
}

export function growingColumn(kind: ColumnData['kind']): GrowingColumn {
  return kind === 'number' ? new GrowingNumbers() : new GrowingTexts();
}

class GrowingNumbers implements GrowingColumn {
  #values = new Float64Array();
  readonly #nan = new Set<number>();

  take(data: ColumnData | undefined, targets: Uint32Array, capacity: number): void {
    const source = data?.kind === 'number' ? data : undefined;
    if (this.#values.length < capacity) {
      const values = new Float64Array(capacity).fill(Number.NaN, this.#values.length);
      values.set(this.#values);
      this.#values = values;
    }
    const values = this.#values;
    for (let row = 0; row < targets.length; row += 1)
      values[targets[row] ?? 0] = source?.values[row] ?? Number.NaN;
    if (this.#nan.size > 0) for (const target of targets) this.#nan.delete(target);
    for (const row of source?.nan ?? []) this.#nan.add(targets[row] ?? 0);
  }

  view(count: number): NumberData {
    return { kind: 'number', values: this.#values.subarray(0, count), nan: this.#nan };
  }
}

/** Texts are kept once each, and their places in as few bytes as do. */
class GrowingTexts implements GrowingColumn {
  readonly #words: string[] = [];
  readonly #places = new Map<string, number>();
  #codes: TextData['codes'] = new Uint8Array();

  take(data: ColumnData | undefined, targets: Uint32Array, capacity: number): void {
    const source = data?.kind === 'text' ? data : undefined;
    const codes = source === undefined ? [] : source.words.map((word) => this.#codeOf(word));
    const Codes = codeArray(this.#words.length);
    if (this.#codes.length < capacity || !(this.#codes instanceof Codes)) {
      const larger = new Codes(Math.max(capacity, this.#codes.length));
      larger.set(this.#codes);
      this.#codes = larger;
    }
    const into = this.#codes;
    for (let row = 0; row < targets.length; row += 1)
      into[targets[row] ?? 0] = codes[(source?.codes[row] ?? 0) - 1] ?? 0;
  }

  view(count: number): TextData {
    return { kind: 'text', words: this.#words, codes: this.#codes.subarray(0, count) };
  }

  #codeOf(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const code = this.#words.push(word);
    this.#places.set(word, code);
    return code;
  }
}

function codeArray(words: number): typeof Uint8Array | typeof Uint16Array | typeof Uint32Array {
  if (words < 2 ** 8) return Uint8Array;
  return words < 2 ** 16 ? Uint16Array : Uint32Array;
}
