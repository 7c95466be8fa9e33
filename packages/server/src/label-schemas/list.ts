import type { EndpointHandler } from '../application/handler.ts';

export const listLabelSchemas: EndpointHandler<'label-schemas/list'> = async (request, { store }) => {
  const { items, next_page_token = '' } = await store.labelSchemas.list(request);
  return { label_schemas: items, next_page_token };
};
