import type { EndpointHandler } from '../application/handler.ts';

export const deletePromotionPolicy: EndpointHandler<'promotion-policies/delete'> = async (
  { name },
  { store },
  { user },
) => {
  await store.promotionPolicies.delete(name, user);
  return {};
};
