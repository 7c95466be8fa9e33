import type { EndpointHandler } from '../application/handler.ts';

export const deleteWebhook: EndpointHandler<'webhooks/delete'> = async ({ webhook_id = '' }, { store }) => {
  await store.webhooks.delete(webhook_id);
  return {};
};
