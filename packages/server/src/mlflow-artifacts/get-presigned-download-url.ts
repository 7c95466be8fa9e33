import { parseArtifactPath } from '@millrace/artifacts';
import { presignedDownloadRefusal } from '../application/presigned.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const getPresignedDownloadUrl: EndpointHandler<'mlflow-artifacts/get-presigned-download-url'> = async (
  request,
) => {
  parseArtifactPath(request.path);
  throw presignedDownloadRefusal();
};
