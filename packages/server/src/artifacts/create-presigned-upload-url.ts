import { parseArtifactPath } from '@millrace/artifacts';
import { invalidParameter } from '@millrace/protocol';
import { presignedRefusal } from '../application/presigned.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const createPresignedUploadUrl: EndpointHandler<'artifacts/create-presigned-upload-url'> = async (
  request,
  { store },
) => {
  const { run_id = '', model_id = '' } = request;
  if ((run_id === '') === (model_id === ''))
    throw invalidParameter('Exactly one of run_id and model_id must be provided.');
  parseArtifactPath(request.path);
  const uri =
    run_id === ''
      ? (await store.loggedModels.get(model_id)).info.artifact_uri
      : (await store.runs.get(run_id)).info.artifact_uri;
  throw presignedRefusal('upload', uri);
};
