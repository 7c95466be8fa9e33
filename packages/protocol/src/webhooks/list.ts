import { defineEndpoint, v2 } from '../endpoint.ts';
import { Webhook } from '../entities/webhook.ts';
import { int32, list, message, nested, required, string } from '../schema/field.ts';

export const listWebhooks = defineEndpoint({
  name: 'webhooks/list',
  summary: 'All webhooks, newest first, a page at a time.',
  methods: ['GET'],
  paths: v2('/mlflow/webhooks'),
  request: message('ListWebhooksRequest', { max_results: int32(), page_token: string() }),
  response: message('ListWebhooksResponse', {
    webhooks: required(list(nested(Webhook))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'webhook', permission: 'read' },
  effect: 'read',
});
