import { ArtifactError, type ArtifactErrorKind } from '../artifact-error.ts';

interface Translation {
  readonly kind: ArtifactErrorKind;
  readonly message: string;
}

const full: Translation = { kind: 'no-space', message: 'The artifact storage is full' };
const denied: Translation = {
  kind: 'permission-denied',
  message: 'The artifact storage does not permit this operation',
};
const invalid: Translation = { kind: 'invalid-path', message: 'Invalid path' };

const translations: ReadonlyMap<string, Translation> = new Map([
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['EACCES', denied],
  ['EPERM', denied],
  ['EROFS', denied],
  ['ELOOP', invalid],
  ['ENAMETOOLONG', invalid],
  ['EISDIR', { kind: 'is-directory', message: 'A directory is in the place of the artifact' }],
  ['ENOTDIR', { kind: 'not-a-directory', message: 'A part of the artifact path is a file, not a directory' }],
]);

/** The code of an error that the system reported, such as `ENOENT`; undefined for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** True for the two ways in which a path leads to nothing: no such name, or a file in the place of a directory. */
export function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Any error as an ArtifactError whose message says nothing of this machine; the original is its cause. */
export function asArtifactError(error: unknown): ArtifactError {
  if (ArtifactError.is(error)) return error;
  const code = systemErrorCode(error);
  const { kind, message } = translations.get(code ?? '') ?? {
    kind: 'storage-failure',
    message: `The artifact storage failed${code === undefined ? '' : ` (${code})`}`,
  };
  return new ArtifactError(kind, message, { cause: error });
}
