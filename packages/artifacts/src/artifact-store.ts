import type { Readable, Writable } from 'node:stream';
import type { FileInfo } from '@millrace/protocol';
import type { ArtifactPath } from './artifact-path.ts';
import type { ByteRange } from './byte-range.ts';

/** What a store can do beyond the methods that every store has. */
export interface ArtifactStoreCapabilities {
  /** Uploads in parts that the client sends to the storage itself. */
  readonly multipart: boolean;
  /** URLs that give access to the storage for a short time. */
  readonly presigned: boolean;
}

/** Bytes to store. A Readable (an HTTP request, for one) is read but never destroyed: that is the caller's. */
export type ArtifactSource = Readable | AsyncIterable<Uint8Array>;

export interface PutOptions {
  /** The announced length in bytes (`Content-Length`). Any other number of bytes is `incomplete-upload`. */
  readonly sizeBytes?: number | undefined;
  /** Stops the upload: `aborted`, nothing stored. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The chunks become the store's, which may take their memory away (detach their buffers) once they are written.
   * Set it for a request's body that nobody else reads: an upload then holds a few MB instead of some 65, and
   * takes half the processor time.
   */
  readonly ownsChunks?: boolean | undefined;
}

/** Facts on one artifact. For a directory `size` is 0. */
export interface ArtifactStat {
  readonly is_dir: boolean;
  /** In bytes. */
  readonly size: number;
  /** Last change, in milliseconds since the epoch, with a fraction where the storage knows one. */
  readonly mtimeMs: number;
  /** A strong validator with its quotes, ready for the `ETag` header; changes whenever the file is replaced. */
  readonly etag: string;
}

/**
 * An open file: these bytes stay readable even when the artifact is replaced or deleted meanwhile. It holds a
 * descriptor until `close`, or until the one stream or transfer made from it has ended in whatever way.
 */
export interface OpenArtifact extends AsyncDisposable {
  readonly size: number;
  readonly mtimeMs: number;
  readonly etag: string;
  /**
   * The bytes, or a part of them, for `pipe`/`pipeline`/`reply.send`. May be called once. The stream fails with
   * `storage-failure` when the file is found shorter than it was: an answer is never cut off silently.
   */
  stream(range?: ByteRange): Readable;
  /**
   * The same bytes written to `target` from a few reused buffers: the way for large downloads over a plain
   * socket. Waits for the target to take each piece, does not end it, and resolves when all has been handed over.
   * May be called once, instead of `stream`. Rejects when the target fails or closes early.
   */
  transfer(target: Writable, range?: ByteRange): Promise<void>;
  /** Releases the descriptor. May be called any number of times. */
  close(): Promise<void>;
}

/**
 * A place for artifacts. Every method rejects with an ArtifactError and nothing else.
 *
 * No method holds a whole file in memory. A `put` that has resolved has reached the disk; one that has rejected
 * left no trace; of several at once to one path, the last to complete is what readers see, whole.
 */
export interface ArtifactStore {
  readonly capabilities: ArtifactStoreCapabilities;
  /** Stores a file, creating its directories, replacing what file was there. Errors: `is-directory` and others. */
  put(path: ArtifactPath, source: ArtifactSource, options?: PutOptions): Promise<{ readonly size: number }>;
  /** Opens a file. Errors: `not-found`, `is-directory`, `invalid-path`. */
  open(path: ArtifactPath): Promise<OpenArtifact>;
  /** Facts on a file or directory. Errors: `not-found`, `invalid-path`. */
  stat(path: ArtifactPath): Promise<ArtifactStat>;
  /**
   * The direct children of a directory, sorted by code point as MLflow sorts them; their `path` is relative to the
   * root (the proxy endpoint answers base names: its handler cuts them). Empty for what is missing or is a file
   * (measured on MLflow). Error: `too-many-entries`.
   */
  list(path: ArtifactPath): Promise<FileInfo[]>;
  /**
   * Deletes a file, or a directory with all below it. Missing is fine; parents stay, even when left empty (both
   * measured on MLflow). The root itself is refused with `invalid-path`.
   */
  delete(path: ArtifactPath): Promise<void>;
}
