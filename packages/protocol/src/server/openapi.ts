import { defineEndpoint } from '../endpoint.ts';
import { message } from '../schema/field.ts';

export const getOpenApi = defineEndpoint({
  name: 'server/openapi',
  summary: 'This document: every endpoint as OpenAPI 3.1.',
  methods: ['GET'],
  paths: ['/api/millrace/1.0/openapi.json'],
  request: message('GetOpenApiRequest', {}),
  response: message('GetOpenApiResponse', {}),
  access: 'public',
  effect: 'read',
  answer: 'text',
  mediaType: 'application/json',
});
