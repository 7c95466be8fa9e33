import type { EndpointHandler } from '../application/handler.ts';

export const listWebhookDeliveries: EndpointHandler<'webhooks/list-deliveries'> = async (
  { webhook_id = '', ...query },
  { store },
) => {
  const { items, next_page_token } = await store.webhooks.deliveries({ webhook_id, ...query });
  return { deliveries: items, next_page_token };
};
