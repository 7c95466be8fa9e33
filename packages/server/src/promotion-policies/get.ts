import type { EndpointHandler } from '../application/handler.ts';

export const getPromotionPolicy: EndpointHandler<'promotion-policies/get'> = async ({ name }, { store }) => {
  return { policy: await store.promotionPolicies.get(name) };
};
