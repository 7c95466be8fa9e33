import { defineEndpoint } from '../endpoint.ts';
import { message } from '../schema/field.ts';

export const getHealth = defineEndpoint({
  name: 'server/health',
  summary: 'Says that the server is ready.',
  methods: ['GET'],
  paths: ['/health'],
  request: message('GetHealthRequest', {}),
  response: message('GetHealthResponse', {}),
  access: 'public',
  effect: 'read',
  answer: 'text',
  mediaType: 'text/plain',
});
