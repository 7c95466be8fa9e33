import { defineEndpoint } from '../endpoint.ts';
import { json, message, required, string } from '../schema/field.ts';

export const queryGraphql = defineEndpoint({
  name: 'graphql/query',
  summary: 'Answers a GraphQL query, in the schema that MLflow’s web UI uses.',
  methods: ['POST', 'GET'],
  paths: ['/graphql'],
  request: message('GraphqlRequest', {
    query: required(string()),
    variables: json(),
    operationName: string(),
  }),
  response: message('GraphqlResponse', { data: required(json()), errors: required(json()) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
