import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FileInfo } from '@millrace/protocol';
import { ArtifactError } from '../artifact-error.ts';
import type { ArtifactPath } from '../artifact-path.ts';
import { foreignUploadPrefix, isStagingDirectoryName } from './reserved-names.ts';
import { resolveInside } from './root-directory.ts';
import { isMissing } from './system-error.ts';

/** Most entries in one listing: some 50 MB of memory. */
export const listedEntriesMax = 250_000;
/** Entries looked at side by side. */
const statsAtOnceMax = 32;

/** A directory to list: where it is, and what it is called. */
export interface ListedDirectory {
  readonly realRoot: string;
  readonly real: string;
  readonly path: ArtifactPath;
  readonly entriesMax: number;
}

/**
 * The children of a directory, sorted by code point. Left out: the staging folder, MLflow's unfinished uploads,
 * links that lead outside or to nothing, and what is neither file nor directory. A name that no ArtifactPath can
 * have (`a#b`, left by another program) is listed, as MLflow lists it, although it refuses to be read.
 *
 * @throws ArtifactError `too-many-entries` above `entriesMax`
 */
export async function listDirectory(directory: ListedDirectory): Promise<FileInfo[]> {
  const infos: FileInfo[] = [];
  let pending: Dirent[] = [];
  const flush = async (): Promise<void> => {
    const found = await Promise.all(pending.map((entry) => describe(directory, entry)));
    infos.push(...found.filter((info) => info !== undefined));
    pending = [];
  };
  for await (const entry of await opendir(directory.real, { bufferSize: 256 })) {
    if (isHidden(directory, entry.name)) continue;
    if (infos.length + pending.length >= directory.entriesMax) throw tooMany(directory);
    pending.push(entry);
    if (pending.length === statsAtOnceMax) await flush();
  }
  await flush();
  return infos.sort((a, b) => compareCodePoints(a.path, b.path));
}

/** Order by code point, which is Python's order of texts; JavaScript's own is by UTF-16 unit. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    // Surrogates stand for code points above all others, but lie below U+E000 to U+FFFF as units.
    if (left !== right) return Number(isSurrogate(left)) - Number(isSurrogate(right)) || left - right;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function isHidden(directory: ListedDirectory, name: string): boolean {
  return (
    name.startsWith(foreignUploadPrefix) ||
    (directory.real === directory.realRoot && isStagingDirectoryName(name))
  );
}

async function describe(directory: ListedDirectory, entry: Dirent): Promise<FileInfo | undefined> {
  const path = directory.path === '' ? entry.name : `${directory.path}/${entry.name}`;
  if (entry.isDirectory()) return { path, is_dir: true };
  try {
    const real = entry.isSymbolicLink()
      ? await resolveInside(directory.realRoot, [relative(directory.realRoot, directory.real), entry.name])
      : join(directory.real, entry.name);
    const facts = real === undefined ? undefined : await stat(real);
    if (facts?.isDirectory()) return { path, is_dir: true };
    return facts?.isFile() ? { path, is_dir: false, file_size: facts.size } : undefined;
  } catch (error) {
    // Deleted since the directory was read, or a link that must not be followed.
    if (isMissing(error) || ArtifactError.is(error, 'invalid-path')) return undefined;
    throw error;
  }
}

function tooMany({ path, entriesMax }: ListedDirectory): ArtifactError {
  return new ArtifactError('too-many-entries', `More than ${entriesMax} artifacts in directory '${path}'`);
}
