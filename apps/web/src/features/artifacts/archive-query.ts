import { queryOptions } from '@tanstack/react-query';
import { type ArtifactFile, readPart } from '../../api/artifacts.ts';
import { keys } from '../../api/keys.ts';
import { findZipDirectory, readZipEntries, ZIP_TAIL_BYTES, type ZipEntry } from './formats/zip.ts';

const DIRECTORY_BYTES_MAX = 20_000_000;

export interface Archive {
  readonly entries: readonly ZipEntry[];
  readonly totalBytes: number;
}

/** The list of a zip archive's files, which stands at its end: three small requests whatever its size. */
export async function readArchive(file: ArtifactFile, signal: AbortSignal): Promise<Archive> {
  const { totalBytes } = await readPart(file, { start: 0, end: 1 }, signal);
  if (totalBytes === 0) throw new Error('The archive is empty.');
  const start = Math.max(0, totalBytes - ZIP_TAIL_BYTES);
  const tail = await readPart(file, { start, end: totalBytes }, signal);
  const { offset, bytes } = findZipDirectory(tail.bytes);
  if (bytes > DIRECTORY_BYTES_MAX) throw new Error('The archive has too many files to be listed here.');
  if (bytes === 0) return { entries: [], totalBytes };
  const directory = await readPart(file, { start: offset, end: offset + bytes }, signal);
  return { entries: readZipEntries(directory.bytes), totalBytes };
}

export function archiveQuery(file: ArtifactFile) {
  return queryOptions({
    queryKey: keys.fileReading(file, 'archive'),
    queryFn: ({ signal }) => readArchive(file, signal),
    retry: false,
  });
}
