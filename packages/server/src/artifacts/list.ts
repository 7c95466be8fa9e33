import { listBelow } from '../application/list-below.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const listArtifacts: EndpointHandler<'artifacts/list'> = async (request, context) => {
  const run = await context.store.runs.get(request.run_id);
  const root_uri = run.info.artifact_uri;
  return { root_uri, files: await listBelow(root_uri, request.path ?? '', context) };
};
