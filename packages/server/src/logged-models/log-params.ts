import { withValues } from '../application/key-values.ts';
import type { EndpointHandler } from '../application/handler.ts';

export const logLoggedModelParams: EndpointHandler<'logged-models/log-params'> = async (
  request,
  { store },
) => {
  await store.loggedModels.logParams(request.model_id, withValues(request.params));
  return {};
};
