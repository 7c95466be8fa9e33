import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type Webhook = NonNullable<CallAnswer<'webhooks/list'>['webhooks']>[number];
export type WebhookEvent = NonNullable<Webhook['events']>[number];
export type WebhookDelivery = NonNullable<CallAnswer<'webhooks/list-deliveries'>['deliveries']>[number];
export type WebhookTest = CallAnswer<'webhooks/test'>['result'];

const WEBHOOKS_MAX = 1000;
const DELIVERIES_MAX = 100;
/** Deliveries are made behind the scenes: while they are looked at they are asked for again. */
const DELIVERIES_AGAIN_MS = 3000;

export interface WebhookDraft {
  readonly name: string;
  readonly url: string;
  readonly description: string;
  /** '' for none, or for the one that it has. */
  readonly secret: string;
  readonly events: readonly WebhookEvent[];
}

export function webhooksQuery() {
  return queryOptions({
    queryKey: keys.webhooks(),
    queryFn: async ({ signal }) =>
      (await call('webhooks/list', { max_results: WEBHOOKS_MAX }, signal)).webhooks ?? [],
  });
}

export function webhookDeliveriesQuery(webhook_id: string) {
  return queryOptions({
    queryKey: keys.webhookDeliveries(webhook_id),
    queryFn: async ({ signal }) =>
      (await call('webhooks/list-deliveries', { webhook_id, max_results: DELIVERIES_MAX }, signal))
        .deliveries ?? [],
    refetchInterval: DELIVERIES_AGAIN_MS,
  });
}

function fieldsOf({ name, url, description, secret, events }: WebhookDraft) {
  return {
    name: name.trim(),
    url: url.trim(),
    description,
    events: events.map(({ entity, action }) => ({ entity, action })),
    ...(secret === '' ? {} : { secret }),
  };
}

export async function createWebhook(draft: WebhookDraft): Promise<void> {
  await call('webhooks/create', fieldsOf(draft));
}

export async function updateWebhook(webhook_id: string, draft: WebhookDraft): Promise<void> {
  await call('webhooks/update', { webhook_id, ...fieldsOf(draft) });
}

export async function setWebhookStatus(webhook_id: string, status: Webhook['status']): Promise<void> {
  await call('webhooks/update', { webhook_id, status });
}

export async function deleteWebhook(webhook_id: string): Promise<void> {
  await call('webhooks/delete', { webhook_id });
}

/** Sends an example of the webhook's first event, and says what came back. */
export async function testWebhook(webhook_id: string): Promise<WebhookTest> {
  return (await call('webhooks/test', { webhook_id })).result;
}
