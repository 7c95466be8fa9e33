/** Bytes of a number below 2^53, seven bits each. */
export const VARINT_BYTES_MAX = 8;

/** Writes numbers in as few bytes of seven bits as each needs. */
export class VarintWriter {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at = 0;

  constructor(bytesMax: number) {
    this.bytes = new Uint8Array(bytesMax);
    this.view = new DataView(this.bytes.buffer);
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** Small when it is near zero. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  written(): Uint8Array {
    return this.bytes.slice(0, this.at);
  }
}

export class VarintReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  unsigned(): number {
    let byte = this.byte();
    if (byte < 128) return byte;
    let value = 0;
    let scale = 1;
    while (byte >= 128) {
      value += (byte - 128) * scale;
      scale *= 128;
      byte = this.byte();
    }
    return value + byte * scale;
  }

  signed(): number {
    const zigzag = this.unsigned();
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }
}
