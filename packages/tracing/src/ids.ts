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

/** The base64 of the bytes that lower-case hex digits stand for: three digits are two characters. */
export function base64OfHex(hex: string): string {
  const codes: number[] = [];
  for (let at = 0; at < hex.length; at += 3) {
    const bits = (nibbleAt(hex, at) << 8) | (nibbleAt(hex, at + 1) << 4) | nibbleAt(hex, at + 2);
    codes.push(BASE64.charCodeAt(bits >> 6));
    if (at + 1 < hex.length) codes.push(BASE64.charCodeAt(bits & 63));
  }
  while (codes.length % 4 !== 0) codes.push(0x3d);
  return String.fromCharCode(...codes);
}
