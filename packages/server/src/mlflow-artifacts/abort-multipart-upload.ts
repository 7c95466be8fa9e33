import { parseArtifactPath } from '@millrace/artifacts';
import { multipartRefusal } from '../application/presigned.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const abortMultipartUpload: EndpointHandler<'mlflow-artifacts/abort-multipart-upload'> = async (
  request,
) => {
  parseArtifactPath(request.artifact_path ?? '');
  throw multipartRefusal();
};
