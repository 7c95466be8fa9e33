import type { WebhookDelivery, WebhookEvent } from '@millrace/protocol';
import { LocalReceiver } from '@millrace/testkit/local-receiver';
import { TestServer, useServer } from '@millrace/testkit/use-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signatureOf } from './signature.ts';

const webhooks = {
  allowedSchemes: ['https', 'http'],
  allowsPrivateAddresses: true,
  requestTimeoutMs: 5000,
  quickRetriesMax: 3,
  requestsMax: 10,
};
const server = useServer({ settings: { webhooks } });
let receiver: LocalReceiver;
beforeEach(async () => {
  receiver = new LocalReceiver();
  await receiver.start();
});
afterEach(() => receiver.stop());

const event = (entity: string, action: string): WebhookEvent => ({ entity, action }) as WebhookEvent;
const ALL: readonly WebhookEvent[] = [
  event('REGISTERED_MODEL', 'CREATED'),
  event('MODEL_VERSION', 'CREATED'),
  event('MODEL_VERSION_TAG', 'SET'),
  event('MODEL_VERSION_TAG', 'DELETED'),
  event('MODEL_VERSION_ALIAS', 'CREATED'),
  event('MODEL_VERSION_ALIAS', 'DELETED'),
  event('PROMPT', 'CREATED'),
  event('PROMPT_VERSION', 'CREATED'),
  event('PROMPT_TAG', 'SET'),
  event('PROMPT_TAG', 'DELETED'),
  event('PROMPT_VERSION_TAG', 'SET'),
  event('PROMPT_VERSION_TAG', 'DELETED'),
  event('PROMPT_ALIAS', 'CREATED'),
  event('PROMPT_ALIAS', 'DELETED'),
];
const PROMPT_TAGS = [
  { key: 'mlflow.prompt.is_prompt', value: 'true' },
  { key: '_mlflow_prompt_type', value: 'text' },
];

/** One webhook; returns how far its deliveries are. */
async function hook(draft: object = {}): Promise<() => Promise<WebhookDelivery[]>> {
  const { webhook_id } = await server.createWebhook({ url: receiver.url, ...draft });
  return () => server.webhookDeliveries(webhook_id);
}

async function settled(deliveries: () => Promise<WebhookDelivery[]>, state: string): Promise<void> {
  await expect.poll(async () => (await deliveries()).map((each) => each.state)).toEqual([state]);
}

/** What was received by now, by event, without what differs from one to the next. */
function received(): Record<string, unknown> {
  const bodies = receiver.requests.map(
    ({ body }) => JSON.parse(body) as { entity: string; action: string; data: unknown },
  );
  return Object.fromEntries(bodies.map(({ entity, action, data }) => [`${entity}.${action}`, data]));
}

describe('events of the registry', () => {
  it('are sent with the fields of a model', async () => {
    await hook({ events: ALL });
    await server.createRegisteredModel('m', { tags: [{ key: 'a', value: '1' }] });
    await server.post('registered-models/set-tag', { name: 'm', key: 'k', value: 'v' });
    await server.createModelVersion('m', { tags: [{ key: 'b', value: '2' }], description: 'first' });
    const version = { name: 'm', version: '1' };
    await server.post('model-versions/set-tag', { ...version, key: 'k', value: 'v' });
    await server.send('DELETE', 'model-versions/delete-tag', { ...version, key: 'k' });
    await server.post('registered-models/alias', { ...version, alias: 'best' });
    await server.send('DELETE', 'registered-models/alias', { name: 'm', alias: 'best' });
    await receiver.received(6);
    expect(received()).toEqual({
      'registered_model.created': { name: 'm', tags: { a: '1' }, description: '' },
      'model_version.created': {
        ...version,
        source: 's3://bucket/model',
        run_id: null,
        tags: { b: '2' },
        description: 'first',
      },
      'model_version_tag.set': { ...version, key: 'k', value: 'v' },
      'model_version_tag.deleted': { ...version, key: 'k' },
      'model_version_alias.created': { ...version, alias: 'best' },
      'model_version_alias.deleted': { name: 'm', alias: 'best' },
    });
  });

  it('are sent with the fields of a prompt', async () => {
    await hook({ events: ALL });
    const version = { name: 'p', version: '1' };
    await server.createRegisteredModel('p', { tags: PROMPT_TAGS, description: 'about' });
    await server.createModelVersion('p', {
      source: 'dummy-source',
      tags: [...PROMPT_TAGS, { key: 'mlflow.prompt.text', value: 'Hi {{you}}' }, { key: 'c', value: '3' }],
    });
    await server.post('registered-models/set-tag', { name: 'p', key: 'k', value: 'v' });
    await server.send('DELETE', 'registered-models/delete-tag', { name: 'p', key: 'k' });
    await server.post('model-versions/set-tag', { ...version, key: 'k', value: 'v' });
    await server.send('DELETE', 'model-versions/delete-tag', { ...version, key: 'k' });
    await server.post('registered-models/alias', { ...version, alias: 'best' });
    await server.send('DELETE', 'registered-models/alias', { name: 'p', alias: 'best' });
    await receiver.received(8);
    expect(received()).toEqual({
      'prompt.created': { name: 'p', tags: {}, description: 'about' },
      'prompt_version.created': { ...version, template: 'Hi {{you}}', tags: { c: '3' }, description: null },
      'prompt_tag.set': { name: 'p', key: 'k', value: 'v' },
      'prompt_tag.deleted': { name: 'p', key: 'k' },
      'prompt_version_tag.set': { ...version, key: 'k', value: 'v' },
      'prompt_version_tag.deleted': { ...version, key: 'k' },
      'prompt_alias.created': { ...version, alias: 'best' },
      'prompt_alias.deleted': { name: 'p', alias: 'best' },
    });
  });

  it('go to every active webhook that wants them, and to no other', async () => {
    const [wanting, disabled, other] = [
      await hook(),
      await hook({ status: 'DISABLED' }),
      await hook({ events: [event('PROMPT', 'CREATED')] }),
    ];
    await server.createRegisteredModel('m');
    await server.post('registered-models/rename', { name: 'm', new_name: 'n' });
    await settled(wanting, 'DELIVERED');
    expect([await disabled(), await other()]).toEqual([[], []]);
    expect(receiver.requests).toHaveLength(1);
  });

  it('leave nothing behind when the change is refused', async () => {
    const deliveries = await hook({ events: ALL });
    await server.createRegisteredModel('m');
    await receiver.received(1);
    await server.post('registered-models/create', { name: 'm' });
    await server.post('model-versions/create', { name: 'm', source: 's3://b/m', model_id: 'm-unknown' });
    expect(await deliveries()).toHaveLength(1);
  });
});

describe('a delivery', () => {
  it('is signed with its id and time, and has the same id at every attempt', async () => {
    const deliveries = await hook({ secret: 'quiet' });
    receiver.answers.push({ status: 503 });
    await server.createRegisteredModel('m');
    await receiver.received(1);
    await expect.poll(async () => (await deliveries())[0]?.last_error).toBe('The receiver answered 503.');
    server.advanceClock(10_000);
    const requests = await receiver.received(2);
    await settled(deliveries, 'DELIVERED');
    for (const { headers, body } of requests) {
      const deliveryId = String(headers['x-mlflow-delivery-id']);
      const timestamp = String(headers['x-mlflow-timestamp']);
      expect(headers['x-mlflow-signature']).toBe(
        signatureOf('quiet', { deliveryId, timestamp, payload: body }),
      );
    }
    const times = requests.map(({ headers }) => headers['x-mlflow-timestamp']);
    expect(times).toEqual(['1700000000', '1700000010']);
    const [done] = await deliveries();
    expect(done).toMatchObject({ attempts: 2, response_status: 200 });
    expect(done?.next_attempt_timestamp).toBeUndefined();
    expect(done?.last_error).toBeUndefined();
    expect(requests.map(({ headers }) => headers['x-mlflow-delivery-id'])).toEqual([
      done?.delivery_id,
      done?.delivery_id,
    ]);
  });

  it('waits for a receiver that is down', async () => {
    const deliveries = await hook();
    await receiver.stop();
    await server.createRegisteredModel('m');
    await expect.poll(async () => (await deliveries())[0]?.attempts).toBe(1);
    expect((await deliveries())[0]?.last_error).toContain('ECONNREFUSED');
    await receiver.start();
    server.advanceClock(10_000);
    await receiver.received(1);
    await settled(deliveries, 'DELIVERED');
  });

  it('is given up when the receiver is gone, and after days', async () => {
    const deliveries = await hook();
    receiver.answers.push({ status: 410 });
    await server.createRegisteredModel('gone');
    await settled(deliveries, 'FAILED');
    receiver.answers.push({ status: 500 }, { status: 500 });
    await server.createRegisteredModel('late');
    await receiver.received(2);
    await expect.poll(async () => (await deliveries())[0]?.attempts).toBe(1);
    server.advanceClock(80 * 3_600_000);
    await expect
      .poll(async () => (await deliveries())[0], { timeout: 10_000 })
      .toMatchObject({ state: 'FAILED', attempts: 2 });
  });

  it('counts a redirect as a failure and does not follow it', async () => {
    const deliveries = await hook();
    receiver.answers.push({ status: 307, headers: { location: 'http://10.0.0.1/' } });
    await server.createRegisteredModel('m');
    await expect
      .poll(async () => (await deliveries())[0]?.last_error)
      .toBe('The receiver answered with a redirect (307) to http://10.0.0.1/; redirects are not followed.');
    expect(receiver.requests).toHaveLength(1);
  });

  it('waits while its webhook is switched off, and goes where the webhook leads by then', async () => {
    const { webhook_id } = await server.createWebhook({ url: 'http://127.0.0.1:1/' });
    await server.createRegisteredModel('m');
    await expect.poll(async () => (await server.webhookDeliveries(webhook_id))[0]?.attempts).toBe(1);
    await server.send('PATCH', `webhooks/${webhook_id}`, { status: 'DISABLED', url: receiver.url });
    server.advanceClock(3_600_000);
    await server.createRegisteredModel('n');
    expect(receiver.requests).toHaveLength(0);
    await server.send('PATCH', `webhooks/${webhook_id}`, { status: 'ACTIVE' });
    await settled(() => server.webhookDeliveries(webhook_id), 'DELIVERED');
    expect(receiver.requests).toHaveLength(1);
  });
});

describe('slow receivers', () => {
  it('get two requests at a time, and hold up neither requests nor other receivers', async () => {
    const slow = new LocalReceiver();
    await slow.start();
    const { promise: until, resolve: answer } = Promise.withResolvers<void>();
    slow.answers.push({ status: 200, until }, { status: 200, until });
    await hook({ url: slow.url });
    await hook();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await server.createRegisteredModel(name);
    await receiver.received(5);
    expect(slow.requests).toHaveLength(2);
    answer();
    await slow.received(5);
    await slow.stop();
  });
});

describe('a name that leads elsewhere after it was checked', () => {
  it('is not followed to a private address', async () => {
    let address = '1.1.1.1';
    const strict = new TestServer({ resolve: () => Promise.resolve([address]) });
    await strict.start();
    try {
      const url = receiver.url.replace('http://127.0.0.1', 'https://rebound.example');
      const { webhook_id } = await strict.createWebhook({ url });
      address = '127.0.0.1';
      await strict.createRegisteredModel('m');
      await expect
        .poll(async () => (await strict.webhookDeliveries(webhook_id))[0]?.last_error)
        .toContain("'rebound.example' resolves to 127.0.0.1.");
      expect(receiver.requests).toEqual([]);
    } finally {
      await strict.stop();
    }
  });
});
