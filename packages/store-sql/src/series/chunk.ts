import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { toInt64 } from '@millrace/protocol';
import type { MetricPoint } from '@millrace/store';

/** A point with the metric that it belongs to. */
export interface NamedPoint extends MetricPoint {
  readonly name_id: number;
}

/**
 * The bytes of a chunk: pieces one after the other, so that a chunk grows by appending. A piece is its kind, a
 * count, and for each point the name, the changes of timestamp and step since the point before, and the value.
 * Kind 1 holds numbers up to 2^51 as varints, kind 2 any 64-bit integer, kind 3 is zstd of pieces.
 */
const NARROW = 1;
const WIDE = 2;
const PACKED = 3;
const SAFE_MAX = 2 ** 51;
const NARROW_POINT_BYTES_MAX = 5 + 8 + 8 + 8;
const WIDE_POINT_BYTES = 32;
const COUNT_BYTES = 4;
/** What a packed chunk may inflate to; {@link packChunk} is only given less. */
const INFLATED_BYTES_MAX = 64 * 1024 * 1024;

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

export function encodePiece(points: readonly NamedPoint[]): Uint8Array {
  return encodeNarrow(points) ?? encodeWide(points);
}

export function packChunk(pieces: Uint8Array): Uint8Array {
  const packed = zstdCompressSync(pieces);
  const chunk = new Uint8Array(packed.length + 1);
  chunk[0] = PACKED;
  chunk.set(packed, 1);
  return chunk;
}

/** The pieces of a chunk, inflated when it was packed. */
export function piecesOf(chunk: Uint8Array): Uint8Array {
  if (chunk[0] !== PACKED) return chunk;
  return zstdDecompressSync(chunk.subarray(1), { maxOutputLength: INFLATED_BYTES_MAX });
}

/** Calls `visit` for every point of a chunk, in the order in which they were appended. */
export function visitPoints(chunk: Uint8Array, visit: (point: NamedPoint) => void): void {
  const pieces = piecesOf(chunk);
  let at = 0;
  while (at < pieces.length)
    at = pieces[at] === WIDE ? visitWide(pieces, at, visit) : visitNarrow(pieces, at, visit);
}

function writeHead(bytes: Uint8Array, kind: number, count: number): number {
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(1, count, true);
  return 1 + COUNT_BYTES;
}

function countOf(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 1, true);
}

function encodeNarrow(points: readonly NamedPoint[]): Uint8Array | undefined {
  const bytes = new Uint8Array(1 + COUNT_BYTES + points.length * NARROW_POINT_BYTES_MAX);
  let at = writeHead(bytes, NARROW, points.length);
  let timestamp = 0;
  let step = 0;
  for (const point of points) {
    if (!isNarrow(point.timestamp) || !isNarrow(point.step)) return undefined;
    at = writeVarint(bytes, at, point.name_id);
    at = writeVarint(bytes, at, zigzag(point.timestamp - timestamp));
    at = writeVarint(bytes, at, zigzag(point.step - step));
    timestamp = point.timestamp;
    step = point.step;
    scratch.setFloat64(0, point.value, true);
    bytes.set(scratchBytes, at);
    at += 8;
  }
  return bytes.slice(0, at);
}

function isNarrow(value: number | bigint): value is number {
  return typeof value === 'number' && value <= SAFE_MAX / 2 && value >= -SAFE_MAX / 2;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest >= 128) {
    bytes[at++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

function visitNarrow(chunk: Uint8Array, start: number, visit: (point: NamedPoint) => void): number {
  let at = start + 1 + COUNT_BYTES;
  let timestamp = 0;
  let step = 0;
  const next = (): number => {
    let value = 0;
    let scale = 1;
    let byte = chunk[at++] ?? 0;
    while (byte >= 128) {
      value += (byte - 128) * scale;
      scale *= 128;
      byte = chunk[at++] ?? 0;
    }
    return value + byte * scale;
  };
  const view = new DataView(chunk.buffer, chunk.byteOffset);
  for (let left = countOf(chunk, start); left > 0; left -= 1) {
    const name_id = next();
    timestamp += unzigzag(next());
    step += unzigzag(next());
    visit({ name_id, timestamp, step, value: view.getFloat64(at, true) });
    at += 8;
  }
  return at;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function encodeWide(points: readonly NamedPoint[]): Uint8Array {
  const bytes = new Uint8Array(1 + COUNT_BYTES + points.length * WIDE_POINT_BYTES);
  let at = writeHead(bytes, WIDE, points.length);
  const view = new DataView(bytes.buffer);
  for (const { name_id, timestamp, step, value } of points) {
    view.setFloat64(at, name_id, true);
    view.setBigInt64(at + 8, BigInt(timestamp), true);
    view.setBigInt64(at + 16, BigInt(step), true);
    view.setFloat64(at + 24, value, true);
    at += WIDE_POINT_BYTES;
  }
  return bytes;
}

function visitWide(chunk: Uint8Array, start: number, visit: (point: NamedPoint) => void): number {
  let at = start + 1 + COUNT_BYTES;
  const view = new DataView(chunk.buffer, chunk.byteOffset);
  for (let left = countOf(chunk, start); left > 0; left -= 1) {
    visit({
      name_id: view.getFloat64(at, true),
      timestamp: toInt64(view.getBigInt64(at + 8, true)) ?? 0,
      step: toInt64(view.getBigInt64(at + 16, true)) ?? 0,
      value: view.getFloat64(at + 24, true),
    });
    at += WIDE_POINT_BYTES;
  }
  return at;
}
