import type { EndpointHandler } from '../application/handler.ts';

export const setRegisteredModelTag: EndpointHandler<'registered-models/set-tag'> = async (
  request,
  { store },
  { user },
) => {
  const { name, key, value = '' } = request;
  await store.registeredModels.setTag(name, { key, value }, user);
  return {};
};
