import type { EndpointHandler } from '../application/handler.ts';

export const setOnlineScoringConfig: EndpointHandler<'scorers/set-online-config'> = async (
  request,
  { store },
) => ({ config: await store.scorers.setOnlineConfig(request) });
