import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Int64, toInt64 } from '@millrace/protocol';
import type { MetricPoint } from '@millrace/store';

/**
 * A sealed block of points as bytes: one format byte, then zstd of the columns. Columns are timestamps and
 * steps as zigzag varints of their second differences, then the values' eight byte planes, so that steady
 * clocks and similar doubles shrink. Integers beyond 2^53 use a wide format of plain 64-bit columns.
 */
const NARROW = 1;
const WIDE = 2;
/** Upper bound of what a block may inflate to; a stored block is far below it. */
const INFLATED_BYTES_MAX = 4 * 1024 * 1024;
/** What nearly every block inflates to at most, so that it comes out in one piece. */
const INFLATED_BYTES_USUAL = 32 * 1024;
/** A second difference of 53-bit integers takes at most 8 bytes of 7 bits. */
const VARINT_BYTES_MAX = 9;
const VALUE_BYTES = 8;
/** Timestamp, step and value. */
const WIDE_POINT_BYTES = 24;
const SAFE_DIFFERENCE_MAX = 2 ** 51;

export function encodePoints(points: readonly MetricPoint[]): Uint8Array {
  const body = encodeNarrow(points);
  const inflated = body ?? encodeWide(points);
  const packed = zstdCompressSync(inflated);
  const block = new Uint8Array(packed.length + 1);
  block[0] = body === undefined ? WIDE : NARROW;
  block.set(packed, 1);
  return block;
}

export function decodePoints(block: Uint8Array, count: number): MetricPoint[] {
  const body = inflate([block]);
  return block[0] === WIDE ? decodeWide(body, count) : decodeNarrow(body, count);
}

/** A block of `count` points, with the positions of those that are wanted, which ascend. */
export interface WantedPoints {
  readonly block: Uint8Array;
  readonly count: number;
  readonly positions: readonly number[];
}

/** Only the wanted points of some blocks: no others are made, not even as columns. */
export function decodePointsAt(wanted: readonly WantedPoints[]): MetricPoint[] {
  const body = inflate(wanted.map(({ block }) => block));
  const points: MetricPoint[] = [];
  let at = 0;
  for (const each of wanted) {
    const pick = each.block[0] === WIDE ? pickWide : pickNarrow;
    at = pick(body, at, { ...each, points });
  }
  return points;
}

interface Pick extends WantedPoints {
  readonly points: MetricPoint[];
}

/** Returns the end of the block's body. */
function pickNarrow(body: Uint8Array, start: number, { count, positions, points }: Pick): number {
  const timestamps = pickFromColumn(body, start, { count, positions });
  const steps = pickFromColumn(body, timestamps.end, { count, positions });
  const value = new Float64Array(1);
  const bytes = new Uint8Array(value.buffer);
  for (const [index, position] of positions.entries()) {
    for (let plane = 0; plane < 8; plane += 1) bytes[plane] = body[steps.end + plane * count + position] ?? 0;
    const timestamp = timestamps.picked[index] ?? 0;
    points.push({ timestamp, step: steps.picked[index] ?? 0, value: value[0] ?? 0 });
  }
  return steps.end + count * VALUE_BYTES;
}

function pickWide(body: Uint8Array, start: number, { count, positions, points }: Pick): number {
  const end = start + count * WIDE_POINT_BYTES;
  const all = decodeWide(body.subarray(start, end), count);
  points.push(...positions.flatMap((position) => all[position] ?? []));
  return end;
}

function pickFromColumn(
  body: Uint8Array,
  start: number,
  { count, positions }: { readonly count: number; readonly positions: readonly number[] },
): { picked: number[]; end: number } {
  const picked: number[] = [];
  let at = start;
  let value = 0;
  let difference = 0;
  let next = positions[0];
  for (let index = 0; index < count; index += 1) {
    let byte = body[at++] ?? 0;
    if (byte < 128) {
      difference += (byte >>> 1) ^ -(byte & 1);
    } else {
      let zigzag = byte - 128;
      for (let scale = 128; byte >= 128; scale *= 128) {
        byte = body[at++] ?? 0;
        zigzag += (byte % 128) * scale;
      }
      difference += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    }
    value += difference;
    while (next === index) {
      picked.push(value);
      next = positions[picked.length];
    }
  }
  return { picked, end: at };
}

/**
 * The bodies of blocks, one behind the other, as frames of zstd inflate that lie one behind the other: a call for many
 * takes a fifth of the time of many calls.
 */
function inflate(blocks: readonly Uint8Array[]): Uint8Array {
  return zstdDecompressSync(Buffer.concat(blocks.map((block) => block.subarray(1))), {
    maxOutputLength: INFLATED_BYTES_MAX * blocks.length,
    chunkSize: INFLATED_BYTES_USUAL * blocks.length,
  });
}

function encodeNarrow(points: readonly MetricPoint[]): Uint8Array | undefined {
  const bytes = new Uint8Array(points.length * (2 * VARINT_BYTES_MAX + 8));
  const column = { bytes, points };
  let at = writeDifferences({ ...column, start: 0, field: 'timestamp' });
  if (at >= 0) at = writeDifferences({ ...column, start: at, field: 'step' });
  if (at < 0) return undefined;
  const values = Float64Array.from(points, (point) => point.value);
  const planes = new Uint8Array(values.buffer);
  for (let plane = 0; plane < 8; plane += 1) {
    for (let index = plane; index < planes.length; index += 8) bytes[at++] = planes[index] ?? 0;
  }
  return bytes.subarray(0, at);
}

interface Column {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly points: readonly MetricPoint[];
  readonly field: 'timestamp' | 'step';
}

/** Returns the end of the column, or -1 when a number is too wide for this format. */
function writeDifferences({ bytes, start, points, field }: Column): number {
  let at = start;
  let previous = 0;
  let difference = 0;
  for (const point of points) {
    const value = point[field];
    if (typeof value === 'bigint' || Math.abs(value) > SAFE_DIFFERENCE_MAX) return -1;
    const change = value - previous - difference;
    if (Math.abs(change) > SAFE_DIFFERENCE_MAX) return -1;
    difference += change;
    previous = value;
    let zigzag = change < 0 ? -2 * change - 1 : 2 * change;
    while (zigzag >= 128) {
      bytes[at++] = (zigzag % 128) | 128;
      zigzag = Math.floor(zigzag / 128);
    }
    bytes[at++] = zigzag;
  }
  return at;
}

function decodeNarrow(body: Uint8Array, count: number): MetricPoint[] {
  const timestamps = new Float64Array(count);
  const steps = new Float64Array(count);
  const planesAt = readDifferences(body, readDifferences(body, 0, timestamps), steps);
  const planes = new Uint8Array(count * 8);
  for (let plane = 0; plane < 8; plane += 1) {
    const offset = planesAt + plane * count;
    for (let index = 0; index < count; index += 1) planes[index * 8 + plane] = body[offset + index] ?? 0;
  }
  const values = new Float64Array(planes.buffer);
  const points: MetricPoint[] = [];
  for (let index = 0; index < count; index += 1) {
    points.push({ timestamp: timestamps[index] ?? 0, step: steps[index] ?? 0, value: values[index] ?? 0 });
  }
  return points;
}

function readDifferences(body: Uint8Array, start: number, column: Float64Array): number {
  let at = start;
  let previous = 0;
  let difference = 0;
  for (let index = 0; index < column.length; index += 1) {
    let zigzag = 0;
    let scale = 1;
    let byte = body[at++] ?? 0;
    while (byte >= 128) {
      zigzag += (byte - 128) * scale;
      scale *= 128;
      byte = body[at++] ?? 0;
    }
    zigzag += byte * scale;
    difference += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    previous += difference;
    column[index] = previous;
  }
  return at;
}

function encodeWide(points: readonly MetricPoint[]): Uint8Array {
  const integers = BigInt64Array.from([
    ...points.map((point) => BigInt(point.timestamp)),
    ...points.map((point) => BigInt(point.step)),
  ]);
  const values = Float64Array.from(points, (point) => point.value);
  const body = new Uint8Array(integers.byteLength + values.byteLength);
  body.set(new Uint8Array(integers.buffer), 0);
  body.set(new Uint8Array(values.buffer), integers.byteLength);
  return body;
}

function decodeWide(body: Uint8Array, count: number): MetricPoint[] {
  const aligned = new Uint8Array(body).buffer;
  const integers = new BigInt64Array(aligned, 0, 2 * count);
  const values = new Float64Array(aligned, 16 * count, count);
  return Array.from({ length: count }, (_, index) => ({
    timestamp: canonical(integers[index]),
    step: canonical(integers[count + index]),
    value: values[index] ?? 0,
  }));
}

function canonical(value: bigint | undefined): Int64 {
  return toInt64(value ?? 0n) ?? 0;
}
