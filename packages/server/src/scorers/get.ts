import type { EndpointHandler } from '../application/handler.ts';

export const getScorer: EndpointHandler<'scorers/get'> = async (
  { experiment_id, name, version },
  { store },
) => ({ scorer: await store.scorers.get(experiment_id, name, version) });
