import { describe, expect, it } from 'vitest';
import { findZipDirectory, localHeaderBytes, readZipEntries, unpackZip } from './zip.ts';

/** A zip archive with one deflated file. */
async function archive(name: string, content: string) {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const nameBytes = new TextEncoder().encode(name);
  const local = new Uint8Array(30 + nameBytes.length);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, 0x04034b50, true);
  localView.setUint16(26, nameBytes.length, true);
  local.set(nameBytes, 30);
  const entry = new Uint8Array(46 + nameBytes.length);
  const view = new DataView(entry.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(10, 8, true);
  view.setUint32(20, packed.length, true);
  view.setUint32(24, content.length, true);
  view.setUint16(28, nameBytes.length, true);
  entry.set(nameBytes, 46);
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, 0x06054b50, true);
  endView.setUint16(10, 1, true);
  endView.setUint32(12, entry.length, true);
  endView.setUint32(16, local.length + packed.length, true);
  return { bytes: new Uint8Array([...local, ...packed, ...entry, ...end]), packed };
}

describe('zip', () => {
  it('lists and unpacks', async () => {
    const { bytes, packed } = await archive('dir/a.txt', 'hello '.repeat(50));
    const directory = findZipDirectory(bytes);
    const [entry, ...others] = readZipEntries(
      bytes.subarray(directory.offset, directory.offset + directory.bytes),
    );
    expect(entry).toEqual({
      name: 'dir/a.txt',
      bytes: 300,
      packedBytes: packed.length,
      method: 8,
      headerOffset: 0,
      isFolder: false,
    });
    expect(others).toEqual([]);
    expect(localHeaderBytes(bytes)).toBe(39);
    expect(new TextDecoder().decode(await unpackZip(packed, 8))).toBe('hello '.repeat(50));
  });

  it('refuses what is none', async () => {
    expect(() => findZipDirectory(new Uint8Array(100))).toThrow('no zip archive');
    expect(readZipEntries(new Uint8Array(100))).toEqual([]);
    await expect(unpackZip(new Uint8Array(3), 93)).rejects.toThrow('compression 93');
  });
});
