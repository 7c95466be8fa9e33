/** What an array file of NumPy says of itself. */
export interface NpyHeader {
  /** As NumPy writes it: `<f4`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly isFortranOrder: boolean;
  /** Where the values begin. */
  readonly offset: number;
}

const MAGIC = '\u0093NUMPY';
const FIRST_LENGTH = 8;

export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new Error('This is no NumPy array file.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLong = view.getUint8(MAGIC.length) > 1;
  const start = FIRST_LENGTH + (isLong ? 4 : 2);
  const length = isLong ? view.getUint32(FIRST_LENGTH, true) : view.getUint16(FIRST_LENGTH, true);
  const text = new TextDecoder().decode(bytes.subarray(start, start + length));
  const dtype = /'descr':\s*'([^']+)'/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (shape === undefined) throw new Error('The header of the array cannot be read.');
  return {
    dtype: dtype ?? 'structured',
    shape: shape.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)])),
    isFortranOrder: /'fortran_order':\s*True/.test(text),
    offset: start + length,
  };
}

type Read = (view: DataView, at: number, isLittle: boolean) => number;

const READERS: Readonly<Record<string, readonly [bytes: number, read: Read]>> = {
  b1: [1, (view, at) => view.getUint8(at)],
  i1: [1, (view, at) => view.getInt8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
  i2: [2, (view, at, isLittle) => view.getInt16(at, isLittle)],
  u2: [2, (view, at, isLittle) => view.getUint16(at, isLittle)],
  i4: [4, (view, at, isLittle) => view.getInt32(at, isLittle)],
  u4: [4, (view, at, isLittle) => view.getUint32(at, isLittle)],
  i8: [8, (view, at, isLittle) => Number(view.getBigInt64(at, isLittle))],
  u8: [8, (view, at, isLittle) => Number(view.getBigUint64(at, isLittle))],
  f2: [2, (view, at, isLittle) => halfFloat(view.getUint16(at, isLittle))],
  f4: [4, (view, at, isLittle) => view.getFloat32(at, isLittle)],
  f8: [8, (view, at, isLittle) => view.getFloat64(at, isLittle)],
};

/** A number of 16 bits by IEEE 754. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The values that the bytes hold, in the order of the file; undefined for a type that holds no numbers. */
export function npyValues(bytes: Uint8Array, { dtype, shape, offset }: NpyHeader): Float64Array | undefined {
  const [size, read] = READERS[dtype.slice(1)] ?? [];
  if (size === undefined || read === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(countOf(shape), Math.floor(Math.max(0, bytes.byteLength - offset) / size));
  const isLittle = !dtype.startsWith('>');
  return Float64Array.from({ length: count }, (_, at) => read(view, offset + at * size, isLittle));
}

export interface ValueSummary {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Neither NaN nor infinite. */
  readonly finite: number;
}

export function summariseValues(values: Float64Array): ValueSummary {
  let [min, max, sum, finite] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    finite += 1;
  }
  return finite === 0
    ? { min: Number.NaN, max: Number.NaN, mean: Number.NaN, finite }
    : { min, max, mean: sum / finite, finite };
}
