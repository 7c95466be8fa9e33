import { defineEndpoint, v2 } from '../endpoint.ts';
import { WebhookEvent, WebhookTestResult } from '../entities/webhook.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const testWebhook = defineEndpoint({
  name: 'webhooks/test',
  summary: 'Sends an example of an event to a webhook, once, and says what came back.',
  methods: ['POST'],
  paths: v2('/mlflow/webhooks/{webhook_id}/test'),
  request: message('TestWebhookRequest', {
    webhook_id: string(),
    event: nested(WebhookEvent),
  }),
  response: message('TestWebhookResponse', { result: required(nested(WebhookTestResult)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'webhook', from: 'webhook_id', permission: 'update' },
  effect: 'read',
});
