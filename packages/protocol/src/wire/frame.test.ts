import { expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from './frame.ts';

it('brings columns of every type back, at any lengths', () => {
  const arrays = [
    Float64Array.of(1, Number.NaN, -Infinity),
    Uint8Array.of(1, 2, 3),
    Uint16Array.of(65_535),
    Float32Array.of(0.5),
    Uint32Array.of(4_294_967_295, 0),
    new Float64Array(0),
  ];
  const bytes = encodeFrame({ header: { name: 'é🙂' }, arrays });
  expect(bytes.byteLength % 8).toBe(0);
  const frame = decodeFrame<{ name: string }>(bytes.buffer);
  expect(frame.header.name).toBe('é🙂');
  expect(frame.arrays).toEqual(arrays);
});

it('refuses what is no frame', () => {
  expect(() => decodeFrame(new ArrayBuffer(2))).toThrow('no frame');
  expect(() => decodeFrame(Uint8Array.of(255, 0, 0, 0, 1).buffer)).toThrow('no frame');
});
