const INITIAL_BYTES = 64 * 1024;
/** A larger buffer is not kept for the next answer. */
const KEPT_BYTES_MAX = 8 * 1024 * 1024;
/** UTF-8 of one UTF-16 unit takes at most 3 bytes; an escape (`\u0000`) 6. */
const UNIT_BYTES_MAX = 6;

const encoder = new TextEncoder();

/**
 * Builds JSON as UTF-8 bytes in one growing buffer. For an answer of a megabyte this takes a third of the time
 * of concatenating strings, whose pieces the collector must find again.
 */
export class JsonBytes {
  #bytes = new Uint8Array(INITIAL_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(code: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = code;
  }

  /** Text that holds nothing but ASCII, written as it is. */
  ascii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < text.length; index += 1) bytes[at++] = text.charCodeAt(index);
    this.#length = at;
  }

  /** Any text, written as it is. */
  text(text: string): void {
    this.#reserve(text.length * 3);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** A JSON string literal. */
  string(text: string): void {
    this.#reserve(text.length * UNIT_BYTES_MAX + 2);
    const bytes = this.#bytes;
    const start = this.#length;
    let at = start;
    bytes[at++] = 0x22;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) {
        this.#length = start + encoder.encodeInto(JSON.stringify(text), bytes.subarray(start)).written;
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = 0x22;
    this.#length = at;
  }

  /** The bytes so far, in a buffer of their own; the builder starts again. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    if (this.#bytes.length > KEPT_BYTES_MAX) this.#bytes = new Uint8Array(INITIAL_BYTES);
    return taken;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
