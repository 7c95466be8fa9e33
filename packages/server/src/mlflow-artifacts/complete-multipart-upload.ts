import { parseArtifactPath } from '@millrace/artifacts';
import { multipartRefusal } from '../application/presigned.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const completeMultipartUpload: EndpointHandler<'mlflow-artifacts/complete-multipart-upload'> = async (
  request,
) => {
  parseArtifactPath(request.artifact_path ?? '');
  throw multipartRefusal();
};
