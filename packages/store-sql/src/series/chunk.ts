import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { toInt64 } from '@millrace/protocol';
import type { MetricPoint } from '@millrace/store';
import { VARINT_BYTES_MAX, VarintReader, VarintWriter } from './varint.ts';

/** A point with the metric that it belongs to. */
export interface NamedPoint extends MetricPoint {
  readonly name_id: number;
}

/**
 * The bytes of a chunk: pieces one after the other, so that a chunk grows by appending. A piece is its kind, a
 * count of points, and the points metric by metric. Kind 1 holds numbers up to 2^49: for each metric its name, how
 * many points, the second differences of steps and of timestamps, and the values, whose first bytes (sign,
 * exponent) are written once when all have them in common. What is as it was in the metric before takes one bit of
 * {@link Same}: a batch mostly has one step and one clock for all metrics. Kind 2 holds any 64-bit integer, kind 3
 * is zstd of pieces.
 */
const NARROW = 1;
const WIDE = 2;
const PACKED = 3;
const Same = { nextName: 1, count: 2, steps: 4, timestamps: 8 } as const;
/** The bits above those of {@link Same} are the number of common bytes. */
const COMMON_BYTES = 16;
const NARROW_MAX = 2 ** 49;
const NARROW_POINT_BYTES_MAX = 1 + 4 * VARINT_BYTES_MAX + 8;
const WIDE_POINT_BYTES = 32;
/** What a packed chunk may inflate to; {@link packChunk} is only given less. */
const INFLATED_BYTES_MAX = 64 * 1024 * 1024;

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

interface NarrowPoint extends NamedPoint {
  readonly timestamp: number;
  readonly step: number;
}

export function encodePiece(points: readonly NamedPoint[]): Uint8Array {
  return points.every(isNarrow) ? encodeNarrow(points) : encodeWide(points);
}

/** A chunk that grows no more, as small as it gets. */
export function packChunk(points: readonly NamedPoint[]): Uint8Array {
  const piece = encodePiece(points);
  const packed = zstdCompressSync(piece);
  if (packed.length + 1 >= piece.length) return piece;
  const chunk = new Uint8Array(packed.length + 1);
  chunk[0] = PACKED;
  chunk.set(packed, 1);
  return chunk;
}

/** Calls `visit` for every point of a chunk; those of one metric come in the order in which they were appended. */
export function visitPoints(chunk: Uint8Array, visit: (point: NamedPoint) => void): void {
  const pieces =
    chunk[0] === PACKED
      ? zstdDecompressSync(chunk.subarray(1), { maxOutputLength: INFLATED_BYTES_MAX })
      : chunk;
  let at = 0;
  while (at < pieces.length)
    at = pieces[at] === WIDE ? visitWide(pieces, at, visit) : visitNarrow(pieces, at, visit);
}

function isNarrow(point: NamedPoint): point is NarrowPoint {
  const { timestamp, step } = point;
  return (
    typeof timestamp === 'number' &&
    typeof step === 'number' &&
    Math.abs(timestamp) <= NARROW_MAX &&
    Math.abs(step) <= NARROW_MAX
  );
}

/** The points of one metric. */
interface Columns {
  readonly steps: number[];
  readonly timestamps: number[];
  readonly values: number[];
}

function byMetric(points: readonly NarrowPoint[]): Map<number, Columns> {
  const metrics = new Map<number, Columns>();
  for (const { name_id, step, timestamp, value } of points) {
    const columns = metrics.get(name_id);
    if (columns === undefined) {
      metrics.set(name_id, { steps: [step], timestamps: [timestamp], values: [value] });
      continue;
    }
    columns.steps.push(step);
    columns.timestamps.push(timestamp);
    columns.values.push(value);
  }
  return metrics;
}

function encodeNarrow(points: readonly NarrowPoint[]): Uint8Array {
  const writer = new VarintWriter(1 + VARINT_BYTES_MAX + points.length * NARROW_POINT_BYTES_MAX);
  writer.byte(NARROW);
  writer.unsigned(points.length);
  let nameBefore = 0;
  let before: Columns = { steps: [], timestamps: [], values: [] };
  for (const [name, columns] of byMetric(points)) {
    const { steps, timestamps, values } = columns;
    const hasNextName = name === nameBefore + 1;
    const hasCount = values.length === before.values.length;
    const hasSteps = hasCount && isEqual(steps, before.steps);
    const hasTimestamps = hasCount && isEqual(timestamps, before.timestamps);
    const common = commonBytes(values);
    writer.byte(
      (hasNextName ? Same.nextName : 0) |
        (hasCount ? Same.count : 0) |
        (hasSteps ? Same.steps : 0) |
        (hasTimestamps ? Same.timestamps : 0) |
        (common * COMMON_BYTES),
    );
    if (!hasNextName) writer.unsigned(name);
    if (!hasCount) writer.unsigned(values.length);
    if (!hasSteps) writeColumn(writer, steps, before.steps);
    if (!hasTimestamps) writeColumn(writer, timestamps, before.timestamps);
    writeValues(writer, values, common);
    nameBefore = name;
    before = columns;
  }
  return writer.written();
}

function visitNarrow(pieces: Uint8Array, start: number, visit: (point: NamedPoint) => void): number {
  const reader = new VarintReader(pieces, start + 1);
  let left = reader.unsigned();
  let name_id = 0;
  let steps: number[] = [];
  let timestamps: number[] = [];
  while (left > 0) {
    const same = reader.byte();
    name_id = (same & Same.nextName) === 0 ? reader.unsigned() : name_id + 1;
    const count = (same & Same.count) === 0 ? reader.unsigned() : steps.length;
    if ((same & Same.steps) === 0) steps = readColumn(reader, count, steps);
    if ((same & Same.timestamps) === 0) timestamps = readColumn(reader, count, timestamps);
    const common = Math.floor(same / COMMON_BYTES);
    for (let index = 0; index < count; index += 1) {
      for (let byte = index === 0 ? 0 : common; byte < 8; byte += 1) scratchBytes[byte] = reader.byte();
      const value = scratch.getFloat64(0);
      visit({ name_id, timestamp: timestamps[index] ?? 0, step: steps[index] ?? 0, value });
    }
    if (count === 0) throw new Error('a chunk of metric points is damaged');
    left -= count;
  }
  return reader.at;
}

function isEqual(left: readonly number[], right: readonly number[]): boolean {
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}

/** Second differences; the column is expected to begin as the one of the metric before did. */
function writeColumn(writer: VarintWriter, column: readonly number[], before: readonly number[]): void {
  let [previous = 0] = before;
  let difference = 0;
  for (const [index, value] of column.entries()) {
    const change = value - previous;
    writer.signed(change - difference);
    difference = index === 0 ? firstDifference(before) : change;
    previous = value;
  }
}

function readColumn(reader: VarintReader, count: number, before: readonly number[]): number[] {
  const column: number[] = [];
  let [previous = 0] = before;
  let difference = 0;
  for (let index = 0; index < count; index += 1) {
    const change = reader.signed() + difference;
    previous += change;
    difference = index === 0 ? firstDifference(before) : change;
    column.push(previous);
  }
  return column;
}

function firstDifference([first = 0, second = first]: readonly number[]): number {
  return second - first;
}

/** How many first bytes all values have in common; at most 7, so that three bits hold it. */
function commonBytes(values: readonly number[]): number {
  if (values.length === 1) return 0;
  let common = 7;
  const first = bytesOf(values[0] ?? 0).slice();
  for (const value of values) {
    const bytes = bytesOf(value);
    let at = 0;
    while (at < common && bytes[at] === first[at]) at += 1;
    common = at;
  }
  return common;
}

/** Whole doubles from the last to the first: each covers the common bytes that the one after it has written. */
function writeValues(writer: VarintWriter, values: readonly number[], common: number): void {
  const size = 8 - common;
  for (let index = values.length - 1; index >= 0; index -= 1)
    writer.view.setFloat64(writer.at + index * size, values[index] ?? 0);
  writer.at += common + values.length * size;
}

/** Big-endian; good until the next call. */
function bytesOf(value: number): Uint8Array {
  scratch.setFloat64(0, value);
  return scratchBytes;
}

function encodeWide(points: readonly NamedPoint[]): Uint8Array {
  const writer = new VarintWriter(1 + VARINT_BYTES_MAX + points.length * WIDE_POINT_BYTES);
  writer.byte(WIDE);
  writer.unsigned(points.length);
  const { view } = writer;
  for (const { name_id, timestamp, step, value } of points) {
    view.setFloat64(writer.at, name_id, true);
    view.setBigInt64(writer.at + 8, BigInt(timestamp), true);
    view.setBigInt64(writer.at + 16, BigInt(step), true);
    view.setFloat64(writer.at + 24, value, true);
    writer.at += WIDE_POINT_BYTES;
  }
  return writer.written();
}

function visitWide(pieces: Uint8Array, start: number, visit: (point: NamedPoint) => void): number {
  const reader = new VarintReader(pieces, start + 1);
  const view = new DataView(pieces.buffer, pieces.byteOffset);
  for (let left = reader.unsigned(); left > 0; left -= 1) {
    visit({
      name_id: view.getFloat64(reader.at, true),
      timestamp: toInt64(view.getBigInt64(reader.at + 8, true)) ?? 0,
      step: toInt64(view.getBigInt64(reader.at + 16, true)) ?? 0,
      value: view.getFloat64(reader.at + 24, true),
    });
    reader.at += WIDE_POINT_BYTES;
  }
  return reader.at;
}
