import type { EndpointHandler } from '../application/handler.ts';

export const getLabelSchema: EndpointHandler<'label-schemas/get'> = async (request, { store }) => ({
  label_schema: await store.labelSchemas.get(request.schema_id),
});
