import type { EndpointHandler } from '../application/handler.ts';

export const queryGraphql: EndpointHandler<'graphql/query'> = async (request, _context, caller) => {
  // Loaded by the first query: most servers never see one.
  const { executeGraphql } = await import('./execute.ts');
  return executeGraphql(request, caller);
};
