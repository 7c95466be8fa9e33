import type { EndpointHandler } from '../application/handler.ts';

export const setModelVersionTag: EndpointHandler<'model-versions/set-tag'> = async (
  request,
  { store },
  { user },
) => {
  const { key, value = '' } = request;
  await store.modelVersions.setTag(request, { key, value }, user);
  return {};
};
