import type { EndpointHandler } from '../application/handler.ts';
import { readLabelInput } from '@millrace/store';

export const updateLabelSchema: EndpointHandler<'label-schemas/update'> = async (request, { store }) => {
  const { schema_id, input, ...changes } = request;
  const read = input === undefined ? undefined : readLabelInput(input);
  return { label_schema: await store.labelSchemas.update(schema_id, { ...changes, input: read }) };
};
