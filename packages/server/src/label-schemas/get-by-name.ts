import type { EndpointHandler } from '../application/handler.ts';

export const getLabelSchemaByName: EndpointHandler<'label-schemas/get-by-name'> = async (
  { experiment_id, name },
  { store },
) => ({ label_schema: await store.labelSchemas.getByName(experiment_id, name) });
