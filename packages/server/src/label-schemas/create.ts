import type { EndpointHandler } from '../application/handler.ts';
import { readLabelInput, readLabelSchemaType } from '@millrace/store';

export const createLabelSchema: EndpointHandler<'label-schemas/create'> = async (request, { store }) => {
  const type = readLabelSchemaType(request.type);
  const input = readLabelInput(request.input);
  const enable_comment = request.enable_comment === true;
  return { label_schema: await store.labelSchemas.create({ ...request, type, input, enable_comment }) };
};
