import { defineEndpoint, v2 } from '../endpoint.ts';
import { Webhook, WebhookEvent, WebhookStatus } from '../entities/webhook.ts';
import { list, message, nested, oneOf, required, string } from '../schema/field.ts';

export const updateWebhook = defineEndpoint({
  name: 'webhooks/update',
  summary: 'Changes what is given of a webhook; events replace those it had.',
  methods: ['PATCH'],
  paths: v2('/mlflow/webhooks/{webhook_id}'),
  request: message('UpdateWebhookRequest', {
    webhook_id: string(),
    name: string(),
    description: string(),
    url: string(),
    events: list(nested(WebhookEvent)),
    secret: string(),
    status: oneOf(WebhookStatus),
  }),
  response: message('UpdateWebhookResponse', { webhook: required(nested(Webhook)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'webhook', from: 'webhook_id', permission: 'update' },
  effect: 'write',
});
