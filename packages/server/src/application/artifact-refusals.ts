import type { ArtifactError, ArtifactErrorKind } from '@millrace/artifacts';
import { ApiError, type ErrorCode } from '@millrace/protocol';

const CODES: Readonly<Record<ArtifactErrorKind, ErrorCode>> = {
  'not-found': 'RESOURCE_DOES_NOT_EXIST',
  'is-directory': 'INVALID_PARAMETER_VALUE',
  'not-a-directory': 'INVALID_PARAMETER_VALUE',
  'invalid-path': 'INVALID_PARAMETER_VALUE',
  'invalid-uri': 'INVALID_PARAMETER_VALUE',
  'not-supported': 'NOT_IMPLEMENTED',
  'incomplete-upload': 'BAD_REQUEST',
  aborted: 'BAD_REQUEST',
  'no-space': 'TEMPORARILY_UNAVAILABLE',
  'too-many-entries': 'INVALID_PARAMETER_VALUE',
  'permission-denied': 'PERMISSION_DENIED',
  'storage-failure': 'INTERNAL_ERROR',
};

/** An artifact store's error as the wire's. */
export function fromArtifactError(error: ArtifactError): ApiError {
  return new ApiError(CODES[error.kind], error.message, { cause: error });
}
