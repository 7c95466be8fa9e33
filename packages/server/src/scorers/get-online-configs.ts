import type { EndpointHandler } from '../application/handler.ts';

export const getOnlineScoringConfigs: EndpointHandler<'scorers/get-online-configs'> = async (
  { scorer_ids },
  { store },
) => ({ configs: await store.scorers.onlineConfigs(scorer_ids) });
