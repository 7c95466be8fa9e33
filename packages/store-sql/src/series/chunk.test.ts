import { describe, expect, it } from 'vitest';
import { encodePiece, type NamedPoint, packChunk, visitPoints } from './chunk.ts';

function decode(chunk: Uint8Array): NamedPoint[] {
  const points: NamedPoint[] = [];
  visitPoints(chunk, (point) => points.push(point));
  return points;
}

function byName(points: readonly NamedPoint[]): NamedPoint[] {
  const names = [...new Set(points.map(({ name_id }) => name_id))];
  return names.flatMap((name) => points.filter(({ name_id }) => name_id === name));
}

const STEADY = Array.from({ length: 40 }, (_, at) => ({
  name_id: 7 + (at % 10),
  timestamp: 1_700_000_000_000 + Math.floor(at / 10) * 1000,
  step: Math.floor(at / 10),
  value: 1 / (at + 1),
}));
const WILD = Array.from({ length: 200 }, (_, at) => ({
  name_id: (at * 7919) % 300_000,
  timestamp: at % 3 === 0 ? 2 ** 49 : 0,
  step: at % 2 === 0 ? -(2 ** 49) : 2 ** 49,
  value: [Number.NaN, -0, Number.MAX_VALUE, 5e-324, -1.5][at % 5] ?? 0,
}));
const HUGE = [
  { name_id: 1, timestamp: 9_223_372_036_854_775_807n, step: -9_223_372_036_854_775_808n, value: 1 },
  { name_id: 2, timestamp: 3, step: 4, value: 5 },
];

describe('a chunk', () => {
  it.each([
    ['one point', STEADY.slice(0, 1)],
    ['a batch with one clock', STEADY],
    ['metrics of different lengths', STEADY.slice(0, 37)],
    ['numbers far apart', WILD],
    ['64-bit integers', HUGE],
  ] as const)('gives back %s, metric by metric', (_name, points) => {
    expect(decode(encodePiece(points))).toEqual(byName(points));
    expect(decode(packChunk(points))).toEqual(byName(points));
  });

  it('grows by appending pieces of any kind', () => {
    const pieces = [STEADY, HUGE, WILD, STEADY];
    const chunk = Buffer.concat(pieces.map((points) => encodePiece(points)));
    expect(decode(chunk)).toEqual(pieces.flatMap((points) => byName(points)));
  });

  it('takes about nine bytes for a point when a batch has one step and one clock', () => {
    const points = Array.from({ length: 100 }, (_, at) => ({
      name_id: 50 + at,
      timestamp: 1e12,
      step: 3,
      value: at / 3,
    }));
    expect(encodePiece(points).length).toBeLessThan(9.2 * points.length);
  });

  it('refuses damaged bytes instead of reading them for ever', () => {
    expect(() => decode(Uint8Array.of(1, 200))).toThrow('damaged');
  });
});
