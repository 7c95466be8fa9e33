import { randomUUID } from 'node:crypto';
import { lstat, mkdir, opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stagingDirectoryName } from './reserved-names.ts';
import { createForWriting, HeldDirectory } from './root-directory.ts';
import { isMissing, systemErrorCode } from './system-error.ts';

/** Age at which an unfinished upload is taken for a crash's leftover, counted from its last written byte. */
export const staleUploadAgeMsMax = 24 * 60 * 60 * 1000;

/** Holds the staging folder of a root, creating it if need be. A symbolic link in its place is refused. */
export async function holdStaging(realRoot: string): Promise<HeldDirectory> {
  const path = join(realRoot, stagingDirectoryName);
  try {
    return await HeldDirectory.hold(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
  await mkdir(path, { recursive: true });
  return HeldDirectory.hold(path);
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
}
