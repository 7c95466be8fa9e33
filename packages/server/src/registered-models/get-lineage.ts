import type { EndpointHandler } from '../application/handler.ts';

export const getLineage: EndpointHandler<'registered-models/get-lineage'> = async (
  { name, version },
  { store },
) => {
  return { lineage: await store.registryHistory.lineage(name, version) };
};
