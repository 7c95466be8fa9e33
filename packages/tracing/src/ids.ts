import { OtlpError } from './otlp-error.ts';

export const TRACE_ID_BYTES = 16;
export const SPAN_ID_BYTES = 8;

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as hex of a fixed width: shorter ids are filled with zeros in front, longer and absent ones refused. */
export function hexId(bytes: Uint8Array, width: number): string {
  if (bytes.length === 0 || bytes.length > width) {
    throw new OtlpError('span', 'Cannot convert OpenTelemetry span to MLflow span');
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) text += HEX_OF_BYTE[bytes[at] ?? 0];
  return bytes.length === width ? text : text.padStart(width * 2, '0');
}

function nibbleAt(hex: string, at: number): number {
  const code = at < hex.length ? hex.charCodeAt(at) : 0x30;
  return code < 0x40 ? code - 0x30 : code - 0x57;
}

export const NO_SPAN = '0'.repeat(SPAN_ID_BYTES * 2);

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The two characters of each 12 bits. */
const BASE64_OF_BITS = Array.from(
  { length: 4096 },
  (_, bits) => `${BASE64.charAt(bits >> 6)}${BASE64.charAt(bits & 63)}`,
);

/** The base64 of the bytes that lower-case hex digits stand for: three digits are two characters. */
export function base64OfHex(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 3) {
    const bits = (nibbleAt(hex, at) << 8) | (nibbleAt(hex, at + 1) << 4) | nibbleAt(hex, at + 2);
    const pair = BASE64_OF_BITS[bits] ?? '';
    text += at + 1 < hex.length ? pair : pair.charAt(0);
  }
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** The hex of ids that are often the same one after the other, such as those of traces and of parents. */
export class HexMemo {
  #bytes: Uint8Array = new Uint8Array(0);
  #hex = '';

  of(bytes: Uint8Array, width: number): string {
    if (!isSame(bytes, this.#bytes) || this.#hex.length !== width * 2) {
      this.#hex = hexId(bytes, width);
      // Of its own: the bytes of a request must not be kept.
      this.#bytes = bytes.slice();
    }
    return this.#hex;
  }
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = left.length - 1; at >= 0; at -= 1) if (left[at] !== right[at]) return false;
  return true;
}
