import { checkWebhookEvent, checkWebhookName } from '@millrace/store';
import type { EndpointHandler } from '../application/handler.ts';

/** Empty names, URLs and lists of events change nothing, as in MLflow. */
export const updateWebhook: EndpointHandler<'webhooks/update'> = async (
  { webhook_id = '', name, url, events, description, secret, status },
  { store, webhookClient },
) => {
  for (const event of events ?? []) checkWebhookEvent(event);
  await store.webhooks.get(webhook_id);
  if (name) checkWebhookName(name);
  if (url) await webhookClient.checkUrl(url);
  const webhook = await store.webhooks.update(webhook_id, {
    name: name === '' ? undefined : name,
    url: url === '' ? undefined : url,
    events: events?.length === 0 ? undefined : events,
    description,
    secret,
    status,
  });
  return { webhook };
};
