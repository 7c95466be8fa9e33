import type { EndpointHandler } from '../application/handler.ts';

export const getRegistryHistory: EndpointHandler<'registered-models/get-history'> = async (
  request,
  { store },
) => {
  const { items, next_page_token } = await store.registryHistory.events(request);
  return { events: items, next_page_token };
};
