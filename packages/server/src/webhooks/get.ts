import type { EndpointHandler } from '../application/handler.ts';

export const getWebhook: EndpointHandler<'webhooks/get'> = async ({ webhook_id = '' }, { store }) => {
  return { webhook: await store.webhooks.get(webhook_id) };
};
