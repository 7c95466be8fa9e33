import { parseArtifactPath } from '@millrace/artifacts';
import type { EndpointHandler } from '../application/handler.ts';

export const deleteArtifact: EndpointHandler<'mlflow-artifacts/delete'> = async (request, { artifacts }) => {
  await artifacts.destination.delete(parseArtifactPath(request.path));
  return {};
};
