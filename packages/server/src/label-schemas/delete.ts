import type { EndpointHandler } from '../application/handler.ts';

export const deleteLabelSchema: EndpointHandler<'label-schemas/delete'> = async (request, { store }) => {
  await store.labelSchemas.delete(request.schema_id);
  return {};
};
