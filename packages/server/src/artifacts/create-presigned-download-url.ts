import { parseArtifactPath } from '@millrace/artifacts';
import { invalidParameter, PRESIGNED_EXPIRATION_SECONDS_MAX } from '@millrace/protocol';
import { presignedRefusal } from '../application/presigned.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const createPresignedDownloadUrl: EndpointHandler<'artifacts/create-presigned-download-url'> = async (
  request,
  { store },
) => {
  const { expiration } = request;
  if (expiration !== undefined && (expiration < 1 || expiration > PRESIGNED_EXPIRATION_SECONDS_MAX)) {
    throw invalidParameter(
      `expiration must be between 1 and ${PRESIGNED_EXPIRATION_SECONDS_MAX} seconds (got ${expiration}).`,
    );
  }
  parseArtifactPath(request.path);
  throw presignedRefusal('download', (await store.runs.get(request.run_id)).info.artifact_uri);
};
