import { describe, expect, it } from 'vitest';
import { npyValues, readNpyHeader, summariseValues } from './npy.ts';

function npy(header: string, data: ArrayBuffer): Uint8Array {
  const text = `${header.padEnd(117)}\n`;
  const head = new Uint8Array(10 + text.length);
  head.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, text.length & 255, text.length >> 8]);
  head.set(new TextEncoder().encode(text), 10);
  return new Uint8Array([...head, ...new Uint8Array(data)]);
}

describe('npy', () => {
  it('reads header and values', () => {
    const bytes = npy(
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }",
      new Float32Array([1, -2, Number.NaN, 4]).buffer,
    );
    const header = readNpyHeader(bytes);
    expect(header).toEqual({ dtype: '<f4', shape: [2, 2], isFortranOrder: false, offset: 128 });
    const values = npyValues(bytes, header) ?? new Float64Array();
    expect([...values]).toEqual([1, -2, Number.NaN, 4]);
    expect(summariseValues(values)).toEqual({ min: -2, max: 4, mean: 1, finite: 3 });
    // A file that is cut has fewer values.
    expect(npyValues(bytes.subarray(0, 137), header)).toHaveLength(2);
  });

  it('reads big ends, 64 bits and scalars', () => {
    const data = new DataView(new ArrayBuffer(8));
    data.setBigInt64(0, -5n);
    const bytes = npy("{'descr': '>i8', 'fortran_order': True, 'shape': (), }", data.buffer);
    const header = readNpyHeader(bytes);
    expect(header).toMatchObject({ shape: [], isFortranOrder: true });
    expect([...(npyValues(bytes, header) ?? [])]).toEqual([-5]);
  });

  it('reads halves', () => {
    const bytes = npy(
      "{'descr': '<f2', 'fortran_order': False, 'shape': (4,), }",
      new Uint16Array([0x3c00, 0xc100, 0x7c00, 0x0001]).buffer,
    );
    expect([...(npyValues(bytes, readNpyHeader(bytes)) ?? [])]).toEqual([1, -2.5, Infinity, 2 ** -24]);
  });

  it('refuses what is none, and reads no texts as numbers', () => {
    expect(() => readNpyHeader(new Uint8Array(20))).toThrow('no NumPy array');
    const bytes = npy("{'descr': '<U3', 'fortran_order': False, 'shape': (1,), }", new ArrayBuffer(12));
    expect(npyValues(bytes, readNpyHeader(bytes))).toBeUndefined();
  });
});
