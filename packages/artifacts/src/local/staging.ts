import { randomUUID } from 'node:crypto';
import { lstat, mkdir, opendir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ArtifactError } from '../artifact-error.ts';
import { stagingDirectoryName } from './reserved-names.ts';
import { createForWriting, HeldDirectory } from './root-directory.ts';
import { isMissing, systemErrorCode } from './system-error.ts';

/** Age at which an unfinished upload is taken for a crash's leftover, counted from its last written byte. */
export const staleUploadAgeMsMax = 24 * 60 * 60 * 1000;

/** Attempts to put something into the staging folder while others remove it. */
const enterAttemptsMax = 20;

/** An entry of the staging folder, and the folder, which goes with the last entry in it. */
export interface Entered<T> extends AsyncDisposable {
  readonly staging: HeldDirectory;
  readonly entry: T;
}

/**
 * Puts an entry into the staging folder of a root, creating the folder if need be. A neighbour may remove the empty
 * folder before the entry is in it: `enter` then finds nothing there, and is called again.
 */
export async function enterStaging<T>(
  realRoot: string,
  enter: (staging: HeldDirectory) => Promise<T>,
): Promise<Entered<T>> {
  for (let attempt = 1; ; attempt++) {
    let staging: HeldDirectory | undefined;
    try {
      staging = await holdStaging(realRoot);
      return entered(realRoot, staging, await enter(staging));
    } catch (error) {
      await staging?.[Symbol.asyncDispose]();
      const isGone = systemErrorCode(error) === 'ENOENT' || ArtifactError.is(error, 'not-found');
      if (!isGone || attempt === enterAttemptsMax) throw error;
    }
  }
}

function entered<T>(realRoot: string, staging: HeldDirectory, entry: T): Entered<T> {
  return {
    staging,
    entry,
    async [Symbol.asyncDispose]() {
      await staging[Symbol.asyncDispose]();
      await removeEmptyStaging(realRoot);
    },
  };
}

/** Holds the staging folder of a root. A symbolic link in its place is refused. */
async function holdStaging(realRoot: string): Promise<HeldDirectory> {
  const path = join(realRoot, stagingDirectoryName);
  try {
    return await HeldDirectory.hold(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
  await mkdir(path, { recursive: true });
  return HeldDirectory.hold(path);
}

async function removeEmptyStaging(realRoot: string): Promise<void> {
  try {
    await rmdir(join(realRoot, stagingDirectoryName));
  } catch {
    // In use, or gone already. Whatever else it may be, what was asked for has been done.
  }
}

/** A name in the staging folder that nobody else has. */
export function stagingName(purpose: 'upload' | 'trash' | 'clock'): string {
  return `${purpose}-${randomUUID()}`;
}

/**
 * Removes what crashed processes left in the staging folder. Age is measured by the file system's own clock (the
 * time that a new file gets), which other machines that serve the same root share.
 *
 * @param ageMsMax what was written to more recently stays; 0 when no other process can be at work
 */
export async function sweepStaging(realRoot: string, ageMsMax: number): Promise<void> {
  const path = join(realRoot, stagingDirectoryName);
  try {
    if (!(await lstat(path)).isDirectory()) return;
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const clock = join(path, stagingName('clock'));
  await (await createForWriting(clock)).close();
  const { mtimeMs: now } = await lstat(clock);
  for await (const entry of await opendir(path)) {
    const entryPath = join(path, entry.name);
    try {
      if (now - (await lstat(entryPath)).mtimeMs >= ageMsMax)
        await rm(entryPath, { recursive: true, force: true });
    } catch (error) {
      // Another process finished it, or swept it first.
      if (!isMissing(error)) throw error;
    }
  }
  await rm(clock, { force: true });
  await removeEmptyStaging(realRoot);
}
