import { describe, expect, it } from 'vitest';
import { readSafetensorsHeader, safetensorsHeaderBytes } from './safetensors.ts';

function file(header: string): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.byteLength), true);
  bytes.set(text, 8);
  return bytes;
}

describe('safetensors', () => {
  it('reads the header', () => {
    const bytes = file(
      '{"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{}}',
    );
    expect(safetensorsHeaderBytes(bytes)).toBe(bytes.byteLength);
    expect(readSafetensorsHeader(bytes)).toEqual({
      tensors: [
        { name: 'w', dtype: 'F32', shape: [2, 3], bytes: 24 },
        { name: 'b', dtype: '?', shape: [], bytes: 0 },
      ],
      metadata: { format: 'pt' },
    });
  });

  it('refuses what is none', () => {
    expect(() => safetensorsHeaderBytes(new Uint8Array([1]))).toThrow('too short');
    expect(() => safetensorsHeaderBytes(new Uint8Array(8).fill(255))).toThrow('no safetensors');
    expect(() => readSafetensorsHeader(file('null'))).toThrow('no safetensors');
  });
});
