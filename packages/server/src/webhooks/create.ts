import { checkWebhookEvent, checkWebhookName } from '@millrace/store';
import type { EndpointHandler } from '../application/handler.ts';

export const createWebhook: EndpointHandler<'webhooks/create'> = async (
  { name, url, events, description, secret, status = 'ACTIVE' },
  { store, webhookClient },
) => {
  for (const event of events) checkWebhookEvent(event);
  checkWebhookName(name);
  await webhookClient.checkUrl(url);
  return { webhook: await store.webhooks.create({ name, url, events, description, secret, status }) };
};
