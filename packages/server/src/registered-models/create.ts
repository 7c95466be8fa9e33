import type { EndpointHandler } from '../application/handler.ts';
import { withValues } from '../application/key-values.ts';
export const createRegisteredModel: EndpointHandler<'registered-models/create'> = async (
  request,
  { store },
  { user },
) => {
  const { name, description } = request;
  const tags = withValues(request.tags);
  return { registered_model: await store.registeredModels.create({ name, description, tags }, user) };
};
