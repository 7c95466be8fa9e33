import type { EndpointHandler } from '../application/handler.ts';

export const transitionModelVersionStage: EndpointHandler<'model-versions/transition-stage'> = async (
  request,
  { store },
  { user },
) => {
  const { stage, archive_existing_versions: archives = false } = request;
  return {
    model_version: await store.modelVersions.transitionStage(request, { stage, archives }, user),
  };
};
