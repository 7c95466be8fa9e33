const ID_BYTES = 16;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const CAPACITY_MIN = 1024;
/** Slots of the table of places for each id: half of them stay empty, so that looking one up ends soon. */
const SLOTS_PER_ID = 2;
/** A large odd number spreads ids that somebody made up instead of drawing them. */
const SPREAD = 0x9e_37_79_b1;

/** Ids of runs, 32 hex digits each, by row and rows by id: in 24 bytes a run, where texts in a map would take a hundred. */
export class RunIds {
  #bytes = new Uint8Array(CAPACITY_MIN * ID_BYTES);
  /** Rows plus one by a number made from the id; 0 is a free slot. */
  #slots = new Uint32Array(CAPACITY_MIN * SLOTS_PER_ID);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** For how many rows there is room without growing. */
  get capacity(): number {
    return this.#bytes.length / ID_BYTES;
  }

  id(row: number): string {
    let text = '';
    const end = (row + 1) * ID_BYTES;
    for (let at = row * ID_BYTES; at < end; at += 1) text += HEX[this.#bytes[at] ?? 0] ?? '';
    return text;
  }

  /** Marks the rows, among as many as there are marks, whose ids begin with these hex digits. */
  markBeginning(digits: string, marks: Uint8Array): void {
    const whole = bytesOf(digits);
    const half = digits.length % 2 === 0 ? undefined : Number.parseInt(digits.slice(-1), 16);
    for (let row = 0; row < marks.length; row += 1) {
      const start = row * ID_BYTES;
      let at = 0;
      while (at < whole.length && this.#bytes[start + at] === whole[at]) at += 1;
      if (at < whole.length) continue;
      if (half === undefined || (this.#bytes[start + at] ?? 0) >> 4 === half) marks[row] = 1;
    }
  }

  row(id: string): number | undefined {
    if (!/^[\da-f]{32}$/.test(id)) return undefined;
    return this.find(bytesOf(id));
  }

  find(id: Uint8Array): number | undefined {
    const entry = this.#slots[this.#slotOf(id)] ?? 0;
    return entry === 0 ? undefined : entry - 1;
  }

  /** The row of an id, a new one if it is not here yet. */
  add(id: Uint8Array): number {
    const slot = this.#slotOf(id);
    const entry = this.#slots[slot] ?? 0;
    if (entry !== 0) return entry - 1;
    const row = this.#count;
    if (row === this.capacity) {
      this.#grow();
      return this.add(id);
    }
    this.#bytes.set(id, row * ID_BYTES);
    this.#slots[slot] = row + 1;
    this.#count += 1;
    return row;
  }

  /** Where the id is, or would be. */
  #slotOf(id: Uint8Array): number {
    const size = this.#slots.length;
    let slot = hash(id) % size;
    for (;;) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0 || this.#isAt(entry - 1, id)) return slot;
      slot = (slot + 1) % size;
    }
  }

  #isAt(row: number, id: Uint8Array): boolean {
    for (let at = 0; at < ID_BYTES; at += 1) if (this.#bytes[row * ID_BYTES + at] !== id[at]) return false;
    return true;
  }

  #grow(): void {
    const bytes = new Uint8Array(2 * this.#bytes.length);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#slots = new Uint32Array(this.capacity * SLOTS_PER_ID);
    for (let row = 0; row < this.#count; row += 1)
      this.#slots[this.#slotOf(bytes.subarray(row * ID_BYTES, (row + 1) * ID_BYTES))] = row + 1;
  }
}

/** Two digits each; an odd one in the end is left out. */
function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: Math.floor(digits.length / 2) }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

/** By all bytes, four at a time. */
function hash(id: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < ID_BYTES; at += 4) {
    const word =
      ((id[at] ?? 0) << 24) | ((id[at + 1] ?? 0) << 16) | ((id[at + 2] ?? 0) << 8) | (id[at + 3] ?? 0);
    sum = Math.imul(sum ^ word, SPREAD);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}

/** The ids of a frame, one after the other. */
export function* idsIn(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += ID_BYTES) yield bytes.subarray(at, at + ID_BYTES);
}
