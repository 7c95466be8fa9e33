import { readVersionSignature } from '../application/model-signature.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const setRegisteredModelAlias: EndpointHandler<'registered-models/set-alias'> = async (
  request,
  context,
  { user },
) => {
  const { store } = context;
  const { name, alias } = request;
  const policy = await store.promotionPolicies.get(name).catch(() => undefined);
  const hasSignature =
    policy?.requires_signature === true ? await readVersionSignature(request, context) : undefined;
  await store.registeredModels.setAlias(request, alias, { actor: user, hasSignature });
  return {};
};
