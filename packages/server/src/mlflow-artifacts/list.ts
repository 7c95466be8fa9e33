import { parseArtifactPath } from '@millrace/artifacts';
import type { EndpointHandler } from '../application/handler.ts';

export const listProxiedArtifacts: EndpointHandler<'mlflow-artifacts/list'> = async (
  request,
  { artifacts },
) => {
  const files = await artifacts.destination.list(parseArtifactPath(request.path ?? ''));
  return { files: files.map((file) => ({ ...file, path: file.path.slice(file.path.lastIndexOf('/') + 1) })) };
};
