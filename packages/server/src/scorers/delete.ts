import type { EndpointHandler } from '../application/handler.ts';

export const deleteScorer: EndpointHandler<'scorers/delete'> = async (
  { experiment_id, name, version },
  { store },
) => {
  await store.scorers.delete(experiment_id, name, version);
  return {};
};
