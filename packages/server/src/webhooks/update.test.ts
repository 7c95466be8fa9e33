import type { Webhook } from '@millrace/protocol';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

async function update(webhook_id: string, change: object): Promise<Webhook> {
  const { json } = await server.send('PATCH', `webhooks/${webhook_id}`, change);
  return (json as { webhook: Webhook }).webhook;
}

describe('webhooks/update', () => {
  it.each([
    [{ name: 'a b' }, 'is invalid'],
    [{ url: ' ' }, 'cannot be empty or just whitespace'],
    [{ url: 'http://1.1.1.1/' }, 'Invalid webhook URL scheme'],
    [{ url: 'https://10.0.0.1/' }, 'must not resolve to a non-public IP address'],
    [{ events: [{ entity: 'PROMPT', action: 'SET' }] }, "Invalid action 'set'"],
  ])('refuses %j and changes nothing', async (change, message) => {
    const webhook = await server.createWebhook();
    const answer = await server.send('PATCH', `webhooks/${webhook.webhook_id}`, change);
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining(message)]);
    expect((await server.get(`webhooks/${webhook.webhook_id}`)).json).toEqual({ webhook });
  });

  it('refuses an unknown webhook before what is wrong with the change', async () => {
    expect(refusal(await server.send('PATCH', 'webhooks/nope', { name: 'a b' }))[0]).toBe(404);
  });

  it('changes what is given; an empty description clears, an empty name, URL or list says nothing', async () => {
    const webhook = await server.createWebhook({ description: 'about' });
    server.advanceClock(5);
    const events = [{ entity: 'PROMPT', action: 'CREATED' }];
    const changed = await update(webhook.webhook_id, { name: 'other', events, status: 'DISABLED' });
    const last_updated_timestamp = webhook.last_updated_timestamp as number;
    expect(changed).toEqual({
      ...webhook,
      name: 'other',
      events,
      status: 'DISABLED',
      last_updated_timestamp: last_updated_timestamp + 5,
    });
    expect(await update(webhook.webhook_id, { name: '', url: '', events: [] })).toEqual(changed);
    const { description, ...rest } = changed;
    expect(description).toBe('about');
    expect(await update(webhook.webhook_id, { description: '' })).toEqual(rest);
  });
});
