import { type Webhook, WEBHOOK_DELIVERIES_KEPT_MAX, type WebhookEvent } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store.ts';
import type { DueDeliveries, DueQuestion } from '../src/webhook-store.ts';
import type { CaseContext } from './tracking-store-contract.ts';

const CREATED: WebhookEvent = { entity: 'REGISTERED_MODEL', action: 'CREATED' };
const DRAFT = {
  name: 'hook',
  url: 'https://receiver.example/',
  events: [CREATED],
  status: 'ACTIVE',
} as const;
const DELIVERED = { state: 'DELIVERED' } as const;
const LIMIT = 10;

function due(store: Store, question: Partial<DueQuestion> = {}): Promise<DueDeliveries> {
  return store.webhookOutbox.due({ underWay: new Set(), limit: LIMIT, room: () => 2, ...question });
}

async function namesDue(store: Store): Promise<string[]> {
  const { deliveries } = await due(store);
  return deliveries.map(({ payload }) => (JSON.parse(payload) as { data: { name: string } }).data.name);
}

function newModel(store: Store, name: string): Promise<unknown> {
  return store.registeredModels.create({ name, tags: [] }, 'ada');
}

export function webhookCases(context: () => CaseContext): void {
  describe('webhooks', () => {
    it('keeps webhooks and what waits for them over a restart', async () => {
      const { store, opened } = context();
      const webhook = await store.webhooks.create({ ...DRAFT, description: 'about', secret: 'quiet' });
      await newModel(store, 'm');
      const after = (await opened.reopen?.()) ?? store;
      expect(await after.webhooks.get(webhook.webhook_id)).toEqual(webhook);
      expect(await namesDue(after)).toEqual(['m']);
      const { deliveries } = await due(after);
      expect(deliveries[0]?.receiver.secret()).toBe('quiet');
      expect((await after.webhooks.receiver(webhook.webhook_id)).secret()).toBe('quiet');
    });

    it('puts nothing into the outbox for a change that is undone, also beside one that is kept', async () => {
      const { store } = context();
      await store.webhooks.create({
        ...DRAFT,
        events: [CREATED, { entity: 'MODEL_VERSION', action: 'CREATED' }],
      });
      const version = { source: 's3://b/m', storage_location: 's3://b/m', run_id: '', run_link: '' };
      const refused = { ...version, name: 'm', description: '', tags: [], model_id: 'm-unknown' };
      await Promise.allSettled([
        newModel(store, 'm'),
        store.modelVersions.create(refused, ''),
        newModel(store, 'm'),
      ]);
      expect(await namesDue(store)).toEqual(['m']);
    });

    it('notices at once which webhooks there are and what they want', async () => {
      const { store } = context();
      await newModel(store, 'before');
      const { webhook_id } = await store.webhooks.create(DRAFT);
      await newModel(store, 'a');
      await store.webhooks.update(webhook_id, { status: 'DISABLED' });
      await newModel(store, 'b');
      await store.webhooks.update(webhook_id, { status: 'ACTIVE' });
      await store.webhooks.update(webhook_id, { events: [{ entity: 'PROMPT', action: 'CREATED' }] });
      await newModel(store, 'c');
      expect(await namesDue(store)).toEqual(['a']);
      await store.webhooks.delete(webhook_id);
      await newModel(store, 'd');
      expect(await namesDue(store)).toEqual([]);
    });

    it('gives out a few for each webhook, none twice, and says when the next is due', async () => {
      const { store, opened } = context();
      await store.webhooks.create(DRAFT);
      await store.webhooks.create({ ...DRAFT, name: 'other' });
      for (const name of ['a', 'b', 'c']) await newModel(store, name);
      const first = await due(store);
      expect(first.deliveries).toHaveLength(4);
      const keys = first.deliveries.map(({ key }) => key);
      expect((await due(store, { limit: 3 })).deliveries).toHaveLength(3);
      expect((await due(store, { room: () => 0 })).deliveries).toEqual([]);
      const rest = await due(store, { underWay: new Set(keys) });
      expect(rest.deliveries).toHaveLength(2);
      expect(new Set([...keys, ...rest.deliveries.map(({ key }) => key)]).size).toBe(6);
      for (const { key } of [...first.deliveries, ...rest.deliveries]) {
        const outcome = key === keys[0] ? ({ state: 'WAITING', pause_ms: 500 } as const) : DELIVERED;
        await store.webhookOutbox.settle(key, outcome);
      }
      expect(await due(store)).toEqual({ deliveries: [], next_in_ms: 500 });
      opened.advanceClock(500);
      const again = await due(store);
      expect(again.deliveries.map(({ key, attempts, age_ms }) => [key, attempts, age_ms])).toEqual([
        [keys[0], 1, 500],
      ]);
    });

    it('keeps what became of a delivery', async () => {
      const { store, opened } = context();
      const { webhook_id } = await store.webhooks.create(DRAFT);
      await newModel(store, 'm');
      const { deliveries } = await due(store);
      opened.advanceClock(7);
      await store.webhookOutbox.settle(deliveries[0]?.key ?? 0, { state: 'DELIVERED', response_status: 204 });
      const [made] = (await store.webhooks.deliveries({ webhook_id, max_results: 5 })).items;
      expect(made).toMatchObject({ state: 'DELIVERED', attempts: 1, response_status: 204, event: CREATED });
      expect(Number(made?.last_attempt_timestamp) - Number(made?.creation_timestamp)).toBe(7);
      expect(await namesDue(store)).toEqual([]);
    });

    it('keeps the newest of those that are over, and all that wait', async () => {
      const { store } = context();
      const { webhook_id } = await store.webhooks.create(DRAFT);
      const count = WEBHOOK_DELIVERIES_KEPT_MAX + 300;
      await Promise.all(Array.from({ length: count + 5 }, (_, at) => newModel(store, `m${at}`)));
      const { deliveries } = await due(store, { limit: count, room: () => count });
      await Promise.all(deliveries.map(({ key }) => store.webhookOutbox.settle(key, DELIVERED)));
      const over = await store.webhooks.deliveries({
        webhook_id,
        state: 'DELIVERED',
        max_results: count,
      });
      expect(over.items.length).toBeGreaterThanOrEqual(WEBHOOK_DELIVERIES_KEPT_MAX);
      expect(over.items.length).toBeLessThan(WEBHOOK_DELIVERIES_KEPT_MAX + 150);
      expect(over.items[0]?.delivery_id).toBe(deliveries.at(-1)?.delivery_id);
      expect((await due(store, { room: () => LIMIT })).deliveries).toHaveLength(5);
    });

    it('lists the newest first and pages on', async () => {
      const { store } = context();
      const made: Webhook[] = [];
      for (const name of ['a', 'b', 'c']) made.push(await store.webhooks.create({ ...DRAFT, name }));
      const first = await store.webhooks.list({ max_results: 2 });
      const rest = await store.webhooks.list({ max_results: 2, page_token: first.next_page_token });
      expect([...first.items, ...rest.items]).toEqual(made.toReversed());
      expect(rest.next_page_token).toBeUndefined();
    });
  });
}
