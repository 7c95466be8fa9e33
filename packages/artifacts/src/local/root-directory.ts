import { existsSync } from 'node:fs';
import { constants, type FileHandle, lstat, mkdir, open, readlink, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ArtifactError } from '../artifact-error.ts';
import { isStagingDirectoryName } from './reserved-names.ts';
import { isMissing, systemErrorCode } from './system-error.ts';

// Linux has a path for every open descriptor, which is its openat for programs that have none.
const descriptorPaths = '/proc/self/fd';
const hasDescriptorPaths = process.platform === 'linux' && existsSync(descriptorPaths);
const isWindows = process.platform === 'win32';
// Windows knows neither flag, and needs neither: its symbolic links take a privilege to make.
const noFollow = isWindows ? 0 : constants.O_NOFOLLOW;
const directoryOnly = isWindows ? 0 : constants.O_DIRECTORY;

/**
 * Opens a file below a real root for reading, without waiting for a peer if it is a pipe.
 *
 * @param real a path that {@link resolveInside} returned: what has become a symbolic link since is not followed,
 * at its end (O_NOFOLLOW) nor, on Linux, before it (the path that the descriptor is open on is looked at)
 * @throws ArtifactError `invalid-path` when it has come to lead outside; system errors
 */
export async function openInside(realRoot: string, real: string): Promise<FileHandle> {
  const handle = await open(real, constants.O_RDONLY | noFollow | (isWindows ? 0 : constants.O_NONBLOCK));
  try {
    const opened = await openedPath(handle);
    if (opened !== undefined) requireInside(realRoot, opened);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Creates a file that must not exist, not even as a symbolic link. Its mode follows the process's umask. */
export function createForWriting(path: string): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, 0o666);
}

/** A directory that stays the same one while it is held, whatever is renamed or linked over its path. */
export class HeldDirectory implements AsyncDisposable {
  readonly #handle: FileHandle | undefined;
  readonly #path: string;

  private constructor(path: string, handle: FileHandle | undefined) {
    this.#path = path;
    this.#handle = handle;
  }

  /**
   * @param realPath a path that `realpath` returned: a symbolic link anywhere in it now was put there since
   * @throws ArtifactError `not-found` when the path has come to lead elsewhere: that directory is no longer there
   */
  static async hold(realPath: string): Promise<HeldDirectory> {
    if (isWindows) return new HeldDirectory(realPath, undefined);
    const handle = await open(realPath, constants.O_RDONLY | directoryOnly | noFollow);
    const directory = new HeldDirectory(realPath, handle);
    try {
      const opened = await openedPath(handle);
      if (opened === undefined || opened === realPath) return directory;
      throw new ArtifactError('not-found', 'The directory of the artifact was moved or deleted');
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The path of a child: on Linux by way of the descriptor, so that no later change of the path matters. */
  child(name: string): string {
    const isHeld = hasDescriptorPaths && this.#handle !== undefined;
    return isHeld ? `${descriptorPaths}/${this.#handle.fd}/${name}` : join(this.#path, name);
  }

  /** Makes the directory's entries durable. */
  async sync(): Promise<void> {
    await this.#handle?.sync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle?.close();
  }
}

/** The path that a descriptor is open on, where the system tells (Linux); undefined elsewhere. */
async function openedPath(handle: FileHandle): Promise<string | undefined> {
  return hasDescriptorPaths ? readlink(`${descriptorPaths}/${handle.fd}`) : undefined;
}

/**
 * The real path of `segments` below a real root, symbolic links resolved; undefined when there is nothing.
 *
 * @throws ArtifactError `invalid-path` when it lies outside the root, in the staging folder, or
 * in a circle of links
 */
export async function resolveInside(
  realRoot: string,
  segments: readonly string[],
): Promise<string | undefined> {
  let real: string;
  try {
    real = await realpath(join(realRoot, ...segments));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw systemErrorCode(error) === 'ELOOP' ? leadsOutside() : error;
  }
  requireInside(realRoot, real);
  return real;
}

/** @throws ArtifactError `invalid-path` when a real path lies outside a real root, or in its staging folder */
function requireInside(realRoot: string, real: string): void {
  const below = relative(realRoot, real);
  const [first = ''] = below.split(sep);
  if (first === '..' || isAbsolute(below) || isStagingDirectoryName(first)) throw leadsOutside();
}

/**
 * The deepest existing part of `segments` below the root, as a real path, and the segments that are missing.
 *
 * @throws ArtifactError `invalid-path` when the existing part leads outside
 */
export async function resolveDeepest(
  realRoot: string,
  segments: readonly string[],
): Promise<{ readonly real: string; readonly missing: readonly string[] }> {
  for (let length = segments.length; length > 0; length--) {
    const real = await resolveInside(realRoot, segments.slice(0, length));
    if (real !== undefined) return { real, missing: segments.slice(length) };
  }
  return { real: realRoot, missing: segments };
}

/**
 * The real path of a directory below the root, created as far as it is missing. Each new directory is durable.
 *
 * @throws ArtifactError `invalid-path` when it leads outside, `not-a-directory` when a part of it is a file
 */
export async function ensureDirectory(realRoot: string, segments: readonly string[]): Promise<string> {
  const { real, missing } = await resolveDeepest(realRoot, segments);
  let current = real;
  for (const name of missing) {
    await using parent = await HeldDirectory.hold(current);
    try {
      await mkdir(parent.child(name));
      await parent.sync();
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error;
      // Made by a neighbour meanwhile: fine. A dangling link, which realpath called missing: not to be followed.
      if ((await lstat(parent.child(name))).isSymbolicLink()) throw leadsOutside();
    }
    current = join(current, name);
  }
  return current;
}

/** Creates the root itself, durably, and returns its real path. @param rootDir absolute */
export async function ensureRoot(rootDir: string): Promise<string> {
  const firstCreated = await mkdir(rootDir, { recursive: true });
  const real = await realpath(rootDir);
  if (firstCreated === undefined) return real;
  let created = real;
  for (let depth = relative(dirname(firstCreated), rootDir).split(sep).length; depth > 0; depth--) {
    created = dirname(created);
    await using parent = await HeldDirectory.hold(created);
    await parent.sync();
  }
  return real;
}

function leadsOutside(): ArtifactError {
  return new ArtifactError('invalid-path', 'Invalid path: resolved path is outside the artifact directory');
}
