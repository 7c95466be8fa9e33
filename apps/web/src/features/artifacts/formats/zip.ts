/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  /** 0 is stored as it is, 8 is deflated. */
  readonly method: number;
  readonly headerOffset: number;
  readonly isFolder: boolean;
}

/** Where the list of an archive's files lies. */
export interface ZipDirectory {
  readonly offset: number;
  readonly bytes: number;
  readonly entries: number;
}

/** The end of an archive: what must be read to find its list of files. */
export const ZIP_TAIL_BYTES = 65_557;
const END = 0x06054b50;
const END_BYTES = 22;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const UNKNOWN = 0xffffffff;
const EXTRA64 = 1;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Finds the list of files from the last bytes of an archive. */
export function findZipDirectory(tail: Uint8Array): ZipDirectory {
  const view = viewOf(tail);
  let at = tail.byteLength - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw new Error('This is no zip archive, or its end is missing.');
  const directory = {
    entries: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  if (directory.offset !== UNKNOWN) return directory;
  for (let before = at - 56; before >= 0; before -= 1) {
    if (view.getUint32(before, true) !== END64) continue;
    return {
      entries: Number(view.getBigUint64(before + 32, true)),
      bytes: Number(view.getBigUint64(before + 40, true)),
      offset: Number(view.getBigUint64(before + 48, true)),
    };
  }
  throw new Error('The end of the archive cannot be read.');
}

/** The files that the archive's list names. */
export function readZipEntries(directory: Uint8Array): ZipEntry[] {
  const view = viewOf(directory);
  const names = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= directory.byteLength && view.getUint32(at, true) === ENTRY) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const extraAt = at + ENTRY_BYTES + nameBytes;
    const name = names.decode(directory.subarray(at + ENTRY_BYTES, extraAt));
    const sizes = {
      bytes: view.getUint32(at + 24, true),
      packedBytes: view.getUint32(at + 20, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      isFolder: name.endsWith('/'),
      ...withLongSizes(sizes, directory.subarray(extraAt, extraAt + extraBytes)),
    });
    at = extraAt + extraBytes + view.getUint16(at + 32, true);
  }
  return entries;
}

type Sizes = Pick<ZipEntry, 'bytes' | 'packedBytes' | 'headerOffset'>;

/** Sizes beyond 4 GB stand in an extra field, those that need it in this order. */
function withLongSizes(sizes: Sizes, extra: Uint8Array): Sizes {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.byteLength && view.getUint16(at, true) !== EXTRA64) {
    at += 4 + view.getUint16(at + 2, true);
  }
  at += 4;
  const long = (size: number): number => {
    if (size !== UNKNOWN || at + 8 > extra.byteLength) return size;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  const bytes = long(sizes.bytes);
  return { bytes, packedBytes: long(sizes.packedBytes), headerOffset: long(sizes.headerOffset) };
}

/** How long a file's own header is, read from its beginning: its data follows. */
export function localHeaderBytes(header: Uint8Array): number {
  const view = viewOf(header);
  return LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

/** Enough to hold a file's own header. */
export const LOCAL_HEADER_BYTES_MAX = 4096;
const STORED = 0;
const DEFLATED = 8;

/** The beginning of a file's content from the beginning of its packed bytes. */
export async function unpackZip(packed: Uint8Array<ArrayBuffer>, method: number): Promise<Uint8Array> {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error(`The compression ${method} is not known here.`);
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
    }
  } catch (error) {
    // What was cut off ends in the middle: what came before is good.
    if (parts.length === 0) throw error;
  }
  return joinBytes(parts);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}
