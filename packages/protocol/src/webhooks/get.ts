import { defineEndpoint, v2 } from '../endpoint.ts';
import { Webhook } from '../entities/webhook.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getWebhook = defineEndpoint({
  name: 'webhooks/get',
  summary: 'One webhook, without its secret.',
  methods: ['GET'],
  paths: v2('/mlflow/webhooks/{webhook_id}'),
  request: message('GetWebhookRequest', { webhook_id: string() }),
  response: message('GetWebhookResponse', { webhook: required(nested(Webhook)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'webhook', from: 'webhook_id', permission: 'read' },
  effect: 'read',
});
