import { defineEndpoint, millrace } from '../endpoint.ts';
import { WebhookDelivery, WebhookDeliveryState } from '../entities/webhook.ts';
import { WEBHOOK_DELIVERIES_RESULTS_DEFAULT, WEBHOOK_DELIVERIES_RESULTS_MAX } from '../limits.ts';
import { within } from '../schema/checks.ts';
import {
  checked,
  int32,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';

export const listWebhookDeliveries = defineEndpoint({
  name: 'webhooks/list-deliveries',
  summary: 'What was and will be sent to a webhook, newest first: state, attempts, last error, next attempt.',
  methods: ['GET'],
  paths: millrace('/webhooks/{webhook_id}/deliveries'),
  request: message('ListWebhookDeliveriesRequest', {
    webhook_id: string(),
    state: oneOf(WebhookDeliveryState),
    max_results: withDefault(
      checked(int32(), within(1, WEBHOOK_DELIVERIES_RESULTS_MAX)),
      WEBHOOK_DELIVERIES_RESULTS_DEFAULT,
    ),
    page_token: string(),
  }),
  response: message('ListWebhookDeliveriesResponse', {
    deliveries: required(list(nested(WebhookDelivery))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'webhook', from: 'webhook_id', permission: 'read' },
  effect: 'read',
});
