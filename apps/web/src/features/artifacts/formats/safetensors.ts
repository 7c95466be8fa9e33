interface TensorInfo {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: number;
}

export interface SafetensorsHeader {
  readonly tensors: readonly TensorInfo[];
  /** What its writer says of it. */
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const HEADER_BYTES_MAX = 100_000_000;
const METADATA = '__metadata__';

/** How many bytes the header takes, with the length before it. */
export function safetensorsHeaderBytes(start: Uint8Array): number {
  if (start.byteLength < LENGTH_BYTES) throw new Error('The file is too short.');
  const length = Number(new DataView(start.buffer, start.byteOffset, LENGTH_BYTES).getBigUint64(0, true));
  if (length > HEADER_BYTES_MAX) throw new Error('This is no safetensors file.');
  return LENGTH_BYTES + length;
}

interface RawTensor {
  readonly dtype?: unknown;
  readonly shape?: unknown;
  readonly data_offsets?: unknown;
}

export function readSafetensorsHeader(header: Uint8Array): SafetensorsHeader {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(header.subarray(LENGTH_BYTES)));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('This is no safetensors file.');
  const entries = Object.entries(parsed as Record<string, RawTensor>);
  const metadata = entries.find(([name]) => name === METADATA)?.[1] ?? {};
  return {
    tensors: entries.flatMap(([name, raw]) => (name === METADATA ? [] : [tensor(name, raw)])),
    metadata: Object.fromEntries(
      Object.entries(metadata).map(([key, value]) => [key, typeof value === 'string' ? value : '']),
    ),
  };
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

function tensor(name: string, { dtype, shape, data_offsets }: RawTensor): TensorInfo {
  const [start = 0, end = 0] = numbers(data_offsets);
  return {
    name,
    dtype: typeof dtype === 'string' ? dtype : '?',
    shape: numbers(shape),
    bytes: end - start,
  };
}
