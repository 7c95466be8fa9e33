const marker: unique symbol = Symbol.for('millrace.ArtifactError');

/**
 * What went wrong, in words that the HTTP layer turns into a code of its own table.
 *
 * - `not-found`: nothing at that path.
 * - `is-directory`: a file was asked for (or is to be written) where a directory is.
 * - `not-a-directory`: a directory is needed where a file is.
 * - `invalid-path`: the path is malformed, reserved, or leads out of the store.
 * - `invalid-uri`: an artifact URI or location that is refused.
 * - `not-supported`: the store, or a URI's scheme, cannot do this.
 * - `incomplete-upload`: the bytes received are not the bytes announced; nothing was stored.
 * - `aborted`: the caller's signal fired; nothing was stored.
 * - `no-space`: the storage is full or over quota; nothing was stored.
 * - `too-many-entries`: a directory is too large to be listed in one answer.
 * - `permission-denied`: the storage refuses this process, or is read-only.
 * - `storage-failure`: anything else that the storage reported, with its error as `cause`.
 */
export type ArtifactErrorKind =
  | 'not-found'
  | 'is-directory'
  | 'not-a-directory'
  | 'invalid-path'
  | 'invalid-uri'
  | 'not-supported'
  | 'incomplete-upload'
  | 'aborted'
  | 'no-space'
  | 'too-many-entries'
  | 'permission-denied'
  | 'storage-failure';

/**
 * The only error that this package throws on purpose. Its message may be shown to a client: it names the
 * artifact as the client named it and never a path of the server's file system.
 */
export class ArtifactError extends Error {
  readonly kind: ArtifactErrorKind;
  readonly [marker] = true;

  constructor(kind: ArtifactErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArtifactError';
    this.kind = kind;
  }

  /** Recognises an ArtifactError by its marker, so that two copies of this module agree. */
  static is(value: unknown, kind?: ArtifactErrorKind): value is ArtifactError {
    return (
      typeof value === 'object' &&
      value !== null &&
      marker in value &&
      (kind === undefined || ('kind' in value && value.kind === kind))
    );
  }
}
