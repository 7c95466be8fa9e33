import { ArtifactError } from './artifact-error.ts';
import { decodeUntilStable } from './percent-decode.ts';

declare const artifactPathBrand: unique symbol;

/**
 * A relative path below some artifact root that has passed {@link parseArtifactPath}: segments joined by single
 * slashes, fully percent-decoded, no `.` or `..` segment, no backslash, no control character, no leading or
 * trailing slash. The empty text is the root itself. A plain string never reaches storage.
 */
export type ArtifactPath = string & { readonly [artifactPathBrand]: true };

/** Longest path, in bytes of UTF-8: what Linux takes as PATH_MAX, less room for the root before it. */
export const pathLengthBytesMax = 3072;
/** Longest segment, in bytes of UTF-8: NAME_MAX of the common file systems. */
export const segmentLengthBytesMax = 255;
/** Deepest path, in segments. */
export const pathDepthMax = 128;
/** Longest text that is looked at at all, in UTF-16 units: room for a longest path escaped once over. */
const textLengthMax = pathLengthBytesMax * 4;

// C0, DEL and C1: none has business in a name, and each has some terminal, header or log to confuse.
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/;
const driveAbsolute = /^[a-zA-Z]:(?:\/|$)/;
const fileUri = /^file:/i;
// `..;x` and `..?x` are `..` to programs that split parameters or a query off first (MLflow refuses some of them).
const upwards = /^\.\.(?:$|[;?])/;

/** The root of a store, for listings. */
export const artifactRoot: ArtifactPath = parseArtifactPath('');

/**
 * The only way from a text (a URL path, a query field, a stored value) to an {@link ArtifactPath}.
 *
 * As MLflow 3.17.2 does, escapes are decoded until nothing changes and the *decoded* path is the artifact's
 * name, so that `a%20b`, `a%2520b` and `a b` are one artifact (measured; its client relies on it). Blanks at
 * the beginning are dropped, as there, and `./` and repeated or trailing slashes, as its reads and listings do.
 *
 * @throws ArtifactError `invalid-path`, message `Invalid path`, for `..` segments, absolute paths (POSIX, drive,
 * UNC, `file:`), backslashes, control characters, `#`, texts that are no well-formed Unicode, and texts longer
 * or deeper than the limits of this file.
 */
export function parseArtifactPath(text: string): ArtifactPath {
  if (text.length > textLengthMax || !text.isWellFormed()) throw invalidPath();
  const decoded = decodeUntilStable(text)?.replace(/^ +/, '');
  if (decoded === undefined || isForbidden(decoded)) throw invalidPath();

  const path = decoded
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
  if (!isArtifactPath(path)) throw invalidPath();
  return path;
}

/**
 * Like {@link parseArtifactPath}, for a path that must name something below the root: the target of an upload
 * or a deletion.
 *
 * @throws ArtifactError `invalid-path`, also for the root, and for a text that ends in a slash (MLflow's wording).
 */
export function parseArtifactFilePath(text: string): ArtifactPath {
  const path = parseArtifactPath(text);
  if (path === '' || decodeUntilStable(text)?.endsWith('/') === true) {
    throw new ArtifactError('invalid-path', "Artifact path must include a filename (cannot end with '/').");
  }
  return path;
}

/** The path's segments; none for the root. */
export function artifactPathSegments(path: ArtifactPath): string[] {
  return path === '' ? [] : path.split('/');
}

/** The last segment; the empty text for the root. */
export function artifactBaseName(path: ArtifactPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path below another. Both are checked already; @throws ArtifactError `invalid-path` when the sum is too long. */
export function joinArtifactPath(parent: ArtifactPath, child: ArtifactPath): ArtifactPath {
  if (parent === '') return child;
  if (child === '') return parent;
  const joined = `${parent}/${child}`;
  if (!isArtifactPath(joined)) throw invalidPath();
  return joined;
}

/** Whether a decoded and normalised text is within the limits and has no segment that leads upwards. */
function isArtifactPath(text: string): text is ArtifactPath {
  const segments = text.split('/');
  return (
    segments.length <= pathDepthMax &&
    Buffer.byteLength(text) <= pathLengthBytesMax &&
    segments.every((segment) => !upwards.test(segment) && Buffer.byteLength(segment) <= segmentLengthBytesMax)
  );
}

function isForbidden(decoded: string): boolean {
  return (
    decoded.startsWith('/') ||
    decoded.includes('\\') ||
    decoded.includes('#') ||
    controlCharacter.test(decoded) ||
    driveAbsolute.test(decoded) ||
    fileUri.test(decoded)
  );
}

function invalidPath(): ArtifactError {
  return new ArtifactError('invalid-path', 'Invalid path');
}
