import { defineEndpoint } from '../endpoint.ts';
import { message } from '../schema/field.ts';

export const getVersion = defineEndpoint({
  name: 'server/version',
  summary: 'The version of MLflow whose wire this server speaks.',
  methods: ['GET'],
  paths: ['/version'],
  request: message('GetVersionRequest', {}),
  response: message('GetVersionResponse', {}),
  access: 'public',
  effect: 'read',
  answer: 'text',
  mediaType: 'text/html',
});
