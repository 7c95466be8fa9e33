import type { EndpointHandler } from '../application/handler.ts';

export const registerScorer: EndpointHandler<'scorers/register'> = async (
  { experiment_id, name, serialized_scorer },
  { store },
) => {
  const scorer = await store.scorers.register(experiment_id, name, serialized_scorer);
  const { scorer_id, scorer_version: version, creation_time } = scorer;
  return {
    version,
    scorer_id,
    experiment_id: String(scorer.experiment_id),
    name,
    serialized_scorer,
    creation_time,
  };
};
