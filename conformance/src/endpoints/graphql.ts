import type { Endpoint } from './endpoint.ts';
import { field } from './endpoint.ts';

export const graphqlEndpoints: readonly Endpoint[] = [
  {
    id: 'graphql:query',
    method: 'POST',
    path: '/graphql',
    takes: 'body',
    fields: [field('query', 'string', '!'), field('variables', 'object'), field('operationName', 'string')],
  },
];
