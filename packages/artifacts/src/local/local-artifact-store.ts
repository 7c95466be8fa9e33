import type { BigIntStats } from 'node:fs';
import { type FileHandle, lstat, realpath, rename, rm, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileInfo } from '@millrace/protocol';
import { ArtifactError } from '../artifact-error.ts';
import { type ArtifactPath, artifactBaseName, artifactPathSegments } from '../artifact-path.ts';
import type {
  ArtifactSource,
  ArtifactStat,
  ArtifactStore,
  ArtifactStoreCapabilities,
  OpenArtifact,
  PutOptions,
} from '../artifact-store.ts';
import type { Batches } from './batch.ts';
import { listDirectory, listedEntriesMax } from './list-directory.ts';
import { OpenFile } from './open-file.ts';
import { batchesOf, receive } from './receive.ts';
import { foreignUploadPrefix, isStagingDirectoryName } from './reserved-names.ts';
import {
  createForWriting,
  ensureDirectory,
  ensureRoot,
  HeldDirectory,
  openInside,
  resolveDeepest,
  resolveInside,
} from './root-directory.ts';
import { enterStaging, staleUploadAgeMsMax, stagingName, sweepStaging } from './staging.ts';
import { asArtifactError, isMissing, systemErrorCode } from './system-error.ts';
import { isWindowsFileName } from './windows-name.ts';

export interface LocalArtifactStoreOptions {
  /** In milliseconds; {@link staleUploadAgeMsMax} when absent, 0 when no other process can serve this root. */
  readonly staleUploadAgeMsMax?: number;
  /** Most entries that a directory is listed with; {@link listedEntriesMax} when absent. */
  readonly listedEntriesMax?: number;
  /** Refuse what is no file name on Windows. On by itself there. */
  readonly windowsNamesOnly?: boolean;
}

/** Attempts to put a finished upload in place while others delete its directory. */
const publishAttemptsMax = 5;

/**
 * Artifacts as files of a directory, in MLflow's layout: what a `mlflow server` left there is read as it is, and
 * the other way round. The directory need not exist; the first upload makes it. No resource is held between calls.
 */
export class LocalArtifactStore implements ArtifactStore {
  readonly capabilities: ArtifactStoreCapabilities = { multipart: false, presigned: false };
  readonly #rootDir: string;
  readonly #listedEntriesMax: number;
  readonly #windowsNamesOnly: boolean;

  /** @param rootDir relative to the working directory unless absolute */
  constructor(rootDir: string, options: LocalArtifactStoreOptions = {}) {
    this.#rootDir = resolve(rootDir);
    this.#listedEntriesMax = options.listedEntriesMax ?? listedEntriesMax;
    this.#windowsNamesOnly = options.windowsNamesOnly ?? process.platform === 'win32';
  }

  async put(
    path: ArtifactPath,
    source: ArtifactSource,
    options: PutOptions = {},
  ): Promise<{ readonly size: number }> {
    using batches = batchesOf(source, options);
    return await translated(async () => {
      const segments = this.#segments(path);
      if (segments.length === 0) throw isDirectory(path);
      if (artifactBaseName(path).startsWith(foreignUploadPrefix))
        throw reservedUploadName(artifactBaseName(path));
      const realRoot = await ensureRoot(this.#rootDir);
      await requireFilePlace(realRoot, path, segments);
      const name = stagingName('upload');
      await using upload = await enterStaging(realRoot, (staging) => createForWriting(staging.child(name)));
      const staged = upload.staging.child(name);
      try {
        const size = await writeDurably(upload.entry, batches, options);
        await publish(staged, realRoot, segments);
        return { size };
      } catch (error) {
        await rm(staged, { force: true });
        throw error;
      }
    });
  }

  async open(path: ArtifactPath): Promise<OpenArtifact> {
    return translated(async () => {
      const { realRoot, real } = await this.#existing(path);
      requireOpenable(await lstat(real, { bigint: true }), path);
      const handle = await openInside(realRoot, real);
      try {
        // What was opened is judged again: another file may have taken the place of the one looked at.
        const facts = await handle.stat({ bigint: true });
        requireOpenable(facts, path);
        return new OpenFile(handle, describe(facts));
      } catch (error) {
        await handle.close();
        throw error;
      }
    }, path);
  }

  async stat(path: ArtifactPath): Promise<ArtifactStat> {
    return translated(async () => {
      const { real } = await this.#existing(path);
      const facts = await lstat(real, { bigint: true });
      if (!facts.isDirectory()) requireOpenable(facts, path);
      return describe(facts);
    }, path);
  }

  async list(path: ArtifactPath): Promise<FileInfo[]> {
    return translated(async () => {
      try {
        const { realRoot, real } = await this.#existing(path);
        return await listDirectory({ realRoot, real, path, entriesMax: this.#listedEntriesMax });
      } catch (error) {
        if (isMissing(error) || ArtifactError.is(error, 'not-found')) return [];
        throw error;
      }
    });
  }

  async delete(path: ArtifactPath): Promise<void> {
    return translated(async () => {
      const segments = this.#segments(path);
      const name = segments.at(-1);
      if (name === undefined)
        throw new ArtifactError('invalid-path', 'The root of the artifacts cannot be deleted');
      try {
        const realRoot = await realpath(this.#rootDir);
        const parentPath = await resolveInside(realRoot, segments.slice(0, -1));
        if (parentPath === undefined) return;
        await using parent = await HeldDirectory.hold(parentPath);
        await remove(realRoot, parent, name);
      } catch (error) {
        if (!isMissing(error) && !ArtifactError.is(error, 'not-found')) throw error;
      }
    });
  }

  /**
   * Removes what crashed uploads left behind. Run by {@link openLocalArtifactStore}; a server may run it again.
   *
   * @param ageMsMax in milliseconds since the last byte was written
   */
  async sweep(ageMsMax: number = staleUploadAgeMsMax): Promise<void> {
    return translated(async () => {
      try {
        await sweepStaging(await realpath(this.#rootDir), ageMsMax);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    });
  }

  #segments(path: ArtifactPath): string[] {
    const segments = artifactPathSegments(path);
    const isReserved = isStagingDirectoryName(segments[0] ?? '');
    if (isReserved || (this.#windowsNamesOnly && !segments.every(isWindowsFileName))) {
      throw new ArtifactError('invalid-path', 'Invalid path');
    }
    return segments;
  }

  async #existing(path: ArtifactPath): Promise<{ readonly realRoot: string; readonly real: string }> {
    const segments = this.#segments(path);
    const realRoot = await realpath(this.#rootDir);
    const real = await resolveInside(realRoot, segments);
    if (real === undefined) throw notFound(path);
    return { realRoot, real };
  }
}

/** A store on a directory, after its stale uploads have been removed. @throws ArtifactError */
export async function openLocalArtifactStore(
  rootDir: string,
  options: LocalArtifactStoreOptions = {},
): Promise<LocalArtifactStore> {
  const store = new LocalArtifactStore(rootDir, options);
  await store.sweep(options.staleUploadAgeMsMax);
  return store;
}

/** Fails before a byte is received when the file could not be put in its place anyway. */
async function requireFilePlace(
  realRoot: string,
  path: ArtifactPath,
  segments: readonly string[],
): Promise<void> {
  const { real, missing } = await resolveDeepest(realRoot, segments);
  const facts = await lstat(real, { bigint: true });
  if (missing.length > 0 && !facts.isDirectory()) {
    throw new ArtifactError(
      'not-a-directory',
      `A part of the artifact path is a file, not a directory: '${path}'`,
    );
  }
  if (missing.length === 0 && facts.isDirectory()) throw isDirectory(path);
  if (missing.length === 0) requireOpenable(facts, path);
}

async function writeDurably(opened: FileHandle, batches: Batches, options: PutOptions): Promise<number> {
  await using handle = opened;
  const size = await receive(batches, handle, options);
  await handle.sync();
  return size;
}

async function publish(staged: string, realRoot: string, segments: readonly string[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await using parent = await HeldDirectory.hold(await ensureDirectory(realRoot, segments.slice(0, -1)));
      await rename(staged, parent.child(segments.at(-1) ?? ''));
      await parent.sync();
      return;
    } catch (error) {
      const isGone = systemErrorCode(error) === 'ENOENT' || ArtifactError.is(error, 'not-found');
      if (!isGone || attempt === publishAttemptsMax) throw error;
    }
  }
}

/** Takes a file, or a whole tree in one step, out of sight; then frees its space. Links are never followed. */
async function remove(realRoot: string, parent: HeldDirectory, name: string): Promise<void> {
  const target = parent.child(name);
  if (!(await lstat(target)).isDirectory()) {
    await unlink(target);
    await parent.sync();
    return;
  }
  const trash = stagingName('trash');
  await using removal = await enterStaging(realRoot, async (staging) => {
    try {
      await rename(target, staging.child(trash));
    } catch (error) {
      // A mount point, or on another file system: removed piece by piece where it is.
      if (!['EXDEV', 'EBUSY'].includes(systemErrorCode(error) ?? '')) throw error;
      await rm(target, { recursive: true, force: true });
    }
  });
  await parent.sync();
  await rm(removal.staging.child(trash), { recursive: true, force: true });
}

function describe(facts: BigIntStats): ArtifactStat {
  const is_dir = facts.isDirectory();
  const size = is_dir ? 0 : Number(facts.size);
  const version = [facts.ino, facts.mtimeNs, BigInt(size)].map((part) => part.toString(36)).join('-');
  return { is_dir, size, mtimeMs: Number(facts.mtimeNs) / 1e6, etag: `"${version}"` };
}

function requireOpenable(facts: BigIntStats, path: ArtifactPath): void {
  if (facts.isDirectory()) throw isDirectory(path);
  if (!facts.isFile()) throw new ArtifactError('invalid-path', `Not a regular file: '${path}'`);
}

function isDirectory(path: ArtifactPath): ArtifactError {
  return new ArtifactError('is-directory', `Artifact path refers to a directory, not a file: '${path}'`);
}

function notFound(path: ArtifactPath): ArtifactError {
  return new ArtifactError('not-found', `No such artifact: '${path}'`);
}

function reservedUploadName(name: string): ArtifactError {
  return new ArtifactError(
    'invalid-path',
    `Invalid artifact file name: '${name}'. Artifact names starting with '${foreignUploadPrefix}' are reserved.`,
  );
}

/** Runs an operation so that only ArtifactErrors come out of it; given a path, what is missing is `not-found`. */
async function translated<T>(operation: () => Promise<T>, path?: ArtifactPath): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (path !== undefined && isMissing(error)) throw notFound(path);
    throw asArtifactError(error);
  }
}
