const ROW_BYTES = 16;

/** Lines as hex dumps have them: place, bytes, and what they are as letters. */
export function hexRows(bytes: Uint8Array): string[] {
  return Array.from({ length: Math.ceil(bytes.byteLength / ROW_BYTES) }, (_, row) => {
    const part = [...bytes.subarray(row * ROW_BYTES, (row + 1) * ROW_BYTES)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part
      .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCodePoint(byte) : '.'))
      .join('');
    return `${(row * ROW_BYTES).toString(16).padStart(8, '0')}  ${hex.padEnd(ROW_BYTES * 3 - 1)}  ${letters}`;
  });
}

/** How files of well-known kinds begin, as Latin letters. */
const BEGINNINGS: readonly (readonly [kind: string, text: string, at?: number])[] = [
  ['a zip archive (PyTorch, Keras and wheels are such)', 'PK\u0003\u0004'],
  ['gzip', '\u001F\u008B'],
  ['zstd', '\u0028\u00B5\u002F\u00FD'],
  ['bzip2', 'BZh'],
  ['xz', '\u00FD7zXZ'],
  ['a tar archive', 'ustar', 257],
  ['HDF5', '\u0089HDF'],
  ['Parquet', 'PAR1'],
  ['an Arrow file', 'ARROW1'],
  ['a NumPy array', '\u0093NUMPY'],
  ['PNG', '\u0089PNG'],
  ['JPEG', '\u00FF\u00D8\u00FF'],
  ['PDF', '%PDF'],
  ['SQLite', 'SQLite format 3'],
  ['a Linux program', '\u007FELF'],
  ['a Python pickle', '\u0080\u0004'],
  ['a Python pickle', '\u0080\u0005'],
  ['a LightGBM model', 'tree\n'],
  ['TFLite', 'TFL3', 4],
  ['GGUF', 'GGUF'],
];

/** What a file is by how it begins. */
export function typeOfBytes(bytes: Uint8Array): string | undefined {
  const letters = String.fromCodePoint(...bytes.subarray(0, 300));
  return BEGINNINGS.find(([, text, at = 0]) => letters.startsWith(text, at))?.[0];
}
