import { describe, expect, it } from 'vitest';
import { hexRows, typeOfBytes } from './hex.ts';

describe('hex', () => {
  it('writes rows of 16', () => {
    expect(hexRows(new Uint8Array([0x41, 0x0a, 0xff]))).toEqual([`00000000  ${'41 0a ff'.padEnd(47)}  A..`]);
    expect(hexRows(new Uint8Array(17))).toHaveLength(2);
    expect(hexRows(new Uint8Array())).toEqual([]);
  });

  it('knows files by how they begin', () => {
    expect(typeOfBytes(new TextEncoder().encode('PAR1…'))).toBe('Parquet');
    expect(typeOfBytes(new Uint8Array([0x80, 4, 1]))).toBe('a Python pickle');
    expect(typeOfBytes(new Uint8Array())).toBeUndefined();
  });
});
