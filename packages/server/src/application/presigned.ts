import { ApiError, invalidParameter } from '@millrace/protocol';

const PROXIED = /^(https?|mlflow-artifacts):/i;

/** Why there is no URL that leads straight to the storage: proxied artifacts have none, local storage has none. */
export function presignedRefusal(direction: 'upload' | 'download', location: string): ApiError {
  const scheme = PROXIED.exec(location)?.[1];
  if (scheme !== undefined) {
    const [whose, needed] = direction === 'upload' ? ['', ''] : ['runs with ', 'run with a '];
    return invalidParameter(
      `Presigned ${direction} is not supported for ${whose}proxied artifact storage (artifact URI scheme: ${scheme}). ` +
        `This endpoint requires a ${needed}direct cloud storage artifact URI.`,
    );
  }
  const verb = direction === 'upload' ? 'Presigned upload' : 'Presigned download';
  return new ApiError('NOT_IMPLEMENTED', `${verb} is not supported for the current artifact repository`);
}

/** Clients fall back to plain uploads on exactly this beginning. */
export function multipartRefusal(): ApiError {
  return new ApiError(
    'NOT_IMPLEMENTED',
    'Multipart upload is not supported for the current artifact repository',
  );
}

export function presignedDownloadRefusal(): ApiError {
  return new ApiError(
    'NOT_IMPLEMENTED',
    'Multipart download is not supported for the current artifact repository',
  );
}
