import { listBelow } from '../application/list-below.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const listLoggedModelArtifacts: EndpointHandler<'logged-models/list-artifacts'> = async (
  request,
  context,
) => {
  const model = await context.store.loggedModels.get(request.model_id ?? '');
  const root_uri = model.info.artifact_uri;
  return { root_uri, files: await listBelow(root_uri, request.artifact_directory_path ?? '', context) };
};
