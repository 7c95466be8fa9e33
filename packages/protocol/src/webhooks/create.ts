import { defineEndpoint, v2 } from '../endpoint.ts';
import { Webhook, WebhookEvent, WebhookStatus } from '../entities/webhook.ts';
import { list, message, nested, oneOf, required, string } from '../schema/field.ts';

export const createWebhook = defineEndpoint({
  name: 'webhooks/create',
  summary: 'Makes a webhook: a URL that is told of events in the registry.',
  methods: ['POST'],
  paths: v2('/mlflow/webhooks'),
  request: message('CreateWebhookRequest', {
    name: required(string()),
    url: required(string()),
    events: required(list(nested(WebhookEvent))),
    description: string(),
    secret: string(),
    status: oneOf(WebhookStatus),
  }),
  response: message('CreateWebhookResponse', { webhook: required(nested(Webhook)) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'webhook', permission: 'create' },
  effect: 'write',
});
