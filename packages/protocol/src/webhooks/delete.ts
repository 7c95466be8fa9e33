import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const deleteWebhook = defineEndpoint({
  name: 'webhooks/delete',
  summary: 'Removes a webhook with everything that was still to be delivered to it.',
  methods: ['DELETE'],
  paths: v2('/mlflow/webhooks/{webhook_id}'),
  request: message('DeleteWebhookRequest', { webhook_id: string() }),
  response: message('DeleteWebhookResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'webhook', from: 'webhook_id', permission: 'delete' },
  effect: 'write',
});
