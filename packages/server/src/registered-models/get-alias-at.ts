import type { EndpointHandler } from '../application/handler.ts';

export const getAliasAt: EndpointHandler<'registered-models/get-alias-at'> = (request, { store }) =>
  store.registryHistory.aliasAt(request.name, request.alias, request.timestamp);
