import type { EndpointHandler } from '../application/handler.ts';

export const approveModelVersion: EndpointHandler<'model-versions/approve'> = async (
  { name, version, alias, comment = '' },
  { store },
  { user },
) => {
  await store.promotionPolicies.approve({ name, version, alias, comment }, user);
  return {};
};
