import type { EndpointHandler } from '../application/handler.ts';

export const setPromotionPolicy: EndpointHandler<'promotion-policies/set'> = async (
  { policy },
  { store },
  { user },
) => {
  return { policy: await store.promotionPolicies.set(policy, user) };
};
