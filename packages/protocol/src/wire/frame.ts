/**
 * Columns of numbers as bytes, for charts and tables that JSON would make large and slow. A frame is, little-endian:
 * the length of the header in bytes (uint32), the header (JSON, UTF-8), zeros up to a multiple of 8, then the arrays one
 * after the other, each filled up with zeros to a multiple of 8. `arrays` in the header says type and length of each.
 */
const ARRAY_TYPES = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
};

type ArrayType = keyof typeof ARRAY_TYPES;
export type FrameArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

export interface Frame<H> {
  readonly header: H;
  readonly arrays: readonly FrameArray[];
}

export const FRAME_MEDIA_TYPE = 'application/vnd.millrace.frame';
const ALIGNMENT = 8;
const LENGTH_BYTES = 4;

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function typeOf(array: FrameArray): ArrayType {
  if (array instanceof Float64Array) return 'f64';
  if (array instanceof Float32Array) return 'f32';
  if (array instanceof Uint32Array) return 'u32';
  return array instanceof Uint16Array ? 'u16' : 'u8';
}

export function encodeFrame<H extends object>({ header, arrays }: Frame<H>): Uint8Array<ArrayBuffer> {
  const shapes = arrays.map((array) => [typeOf(array), array.length]);
  const head = new TextEncoder().encode(JSON.stringify({ ...header, arrays: shapes }));
  let at = aligned(LENGTH_BYTES + head.length);
  const bytes = new Uint8Array(at + arrays.reduce((sum, array) => sum + aligned(array.byteLength), 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, LENGTH_BYTES);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** The arrays are views on the bytes. @throws Error when the bytes are no frame */
export function decodeFrame<H>(bytes: ArrayBuffer): Frame<H> {
  const length = bytes.byteLength < LENGTH_BYTES ? Infinity : new DataView(bytes).getUint32(0, true);
  if (LENGTH_BYTES + length > bytes.byteLength)
    throw new Error('These bytes are no frame: too few for a header.');
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, LENGTH_BYTES, length))) as H & {
    arrays: readonly (readonly [ArrayType, number])[];
  };
  let at = aligned(LENGTH_BYTES + length);
  const arrays = header.arrays.map(([type, size]) => {
    const array = new ARRAY_TYPES[type](bytes, at, size);
    at += aligned(array.byteLength);
    return array;
  });
  return { header, arrays };
}
