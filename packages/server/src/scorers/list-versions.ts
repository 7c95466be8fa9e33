import type { EndpointHandler } from '../application/handler.ts';

export const listScorerVersions: EndpointHandler<'scorers/list-versions'> = async (
  { experiment_id, name },
  { store },
) => ({ scorers: await store.scorers.versions(experiment_id, name) });
