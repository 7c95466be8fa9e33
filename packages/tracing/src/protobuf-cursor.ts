import { OtlpError } from './otlp-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin = new TextDecoder('latin1');

/** Wire types of protobuf. */
export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;
const FIXED32 = 5;

export function broken(reason: string): OtlpError {
  return new OtlpError('encoding', `Invalid OpenTelemetry format: ${reason}`);
}

/**
 * A place in a protobuf message. ASCII text, which nearly all is, is cut out of one string of the whole body: a
 * decoder called for each short text would take most of the time.
 */
export class ProtobufCursor {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #ascii: string;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ascii = latin.decode(bytes);
  }

  /** A field's number and wire type in one, as on the wire. */
  tag(): number {
    const tag = this.uint();
    if (tag < 8) throw broken('field 0');
    return tag;
  }

  /** A varint of at most 53 bits. */
  uint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte === undefined) throw broken('it ends within a number');
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let scale = 0x80;
    for (let count = 1; count < 8; count += 1) {
      byte = bytes[this.at++];
      if (byte === undefined) throw broken('it ends within a number');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw broken('a length is too great');
        return value;
      }
      scale *= 0x80;
    }
    throw broken('a length is too great');
  }

  /** A signed 64-bit varint as decimal digits. */
  int64Text(): string {
    const start = this.at;
    let end = start;
    while ((this.bytes[end] ?? 0) >= 0x80) end += 1;
    if (end - start < 7) return String(this.uint());
    if (end - start > 9) throw broken('a number is too long');
    if (end >= this.bytes.length) throw broken('it ends within a number');
    let value = 0n;
    for (let index = end; index >= start; index -= 1) {
      value = (value << 7n) | BigInt((this.bytes[index] ?? 0) & 0x7f);
    }
    this.at = end + 1;
    return String(BigInt.asIntN(64, value));
  }

  fixed64(): bigint {
    this.#need(8);
    const value = this.#view.getBigUint64(this.at, true);
    this.at += 8;
    return value;
  }

  double(): number {
    this.#need(8);
    const value = this.#view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  /** The end of the length-delimited field that begins here. */
  end(): number {
    const length = this.uint();
    this.#need(length);
    return this.at + length;
  }

  /** The text up to `end`. */
  text(end: number): string {
    const { bytes, at } = this;
    this.at = end;
    for (let index = at; index < end; index += 1) {
      if ((bytes[index] ?? 0) < 0x80) continue;
      try {
        return utf8.decode(bytes.subarray(at, end));
      } catch {
        throw broken('a text is not valid UTF-8');
      }
    }
    return this.#ascii.slice(at, end);
  }

  skip(tag: number): void {
    const type = tag & 7;
    if (type === VARINT) {
      while ((this.bytes[this.at] ?? 0) >= 0x80) this.at += 1;
      this.at += 1;
    } else if (type === FIXED64) this.at += 8;
    else if (type === FIXED32) this.at += 4;
    else if (type === BYTES) this.at = this.end();
    else throw broken(`wire type ${type}`);
    if (this.at > this.bytes.length) throw broken('it ends within a field');
  }

  #need(length: number): void {
    if (this.at + length > this.bytes.length) throw broken('it ends within a field');
  }
}
