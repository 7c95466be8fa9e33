import { queryOptions } from '@tanstack/react-query';
import { type ArtifactFile, readPart } from '../../api/artifacts.ts';
import { keys } from '../../api/keys.ts';
import { type NpyHeader, npyValues, readNpyHeader } from './formats/npy.ts';
import { localHeaderBytes, LOCAL_HEADER_BYTES_MAX, unpackZip, type ZipEntry } from './formats/zip.ts';
import { readArchive } from './archive-query.ts';

export interface LoadedArray {
  readonly header: NpyHeader;
  /** Undefined for values that are no numbers; fewer than the shape says where the file is large. */
  readonly values: Float64Array | undefined;
  /** How many were read. */
  readonly bytes: number;
}

const READ_BYTES_MAX = 16_000_000;

/** An array of a file, or of an archive by its name; of a large one the beginning. */
export function arrayQuery(file: ArtifactFile, name: string | undefined) {
  return queryOptions({
    queryKey: keys.fileReading(file, 'array', name),
    queryFn: async ({ signal }): Promise<LoadedArray> => {
      const bytes =
        name === undefined
          ? (await readPart(file, { start: 0, end: READ_BYTES_MAX }, signal)).bytes
          : await readMember(file, name, signal);
      const header = readNpyHeader(bytes);
      return { header, values: npyValues(bytes, header), bytes: bytes.byteLength };
    },
    retry: false,
  });
}

export function arrayNamesQuery(file: ArtifactFile) {
  return queryOptions({
    queryKey: keys.fileReading(file, 'array names'),
    queryFn: async ({ signal }) => {
      const { entries } = await readArchive(file, signal);
      return entries.flatMap(({ name }) => (name.endsWith('.npy') ? [name.slice(0, -'.npy'.length)] : []));
    },
    retry: false,
  });
}

async function readMember(file: ArtifactFile, name: string, signal: AbortSignal): Promise<Uint8Array> {
  const { entries } = await readArchive(file, signal);
  const entry = entries.find((one) => one.name === `${name}.npy`);
  if (entry === undefined) throw new Error(`The archive has no array “${name}”.`);
  return unpackZip(await packedBytes(file, entry, signal), entry.method);
}

async function packedBytes(file: ArtifactFile, entry: ZipEntry, signal: AbortSignal) {
  const { headerOffset: start, packedBytes: size } = entry;
  const read = Math.min(size, READ_BYTES_MAX);
  const { bytes } = await readPart(file, { start, end: start + LOCAL_HEADER_BYTES_MAX + read }, signal);
  const dataAt = localHeaderBytes(bytes);
  return bytes.slice(dataAt, dataAt + read);
}
