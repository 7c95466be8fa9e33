import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('webhooks/delete', () => {
  it('refuses an unknown webhook, also the second time', async () => {
    expect(refusal(await server.send('DELETE', 'webhooks/nope'))[2]).toBe('Webhook with ID nope not found.');
    const { webhook_id } = await server.createWebhook();
    expect((await server.send('DELETE', `webhooks/${webhook_id}`)).json).toEqual({});
    expect(refusal(await server.send('DELETE', `webhooks/${webhook_id}`))[0]).toBe(404);
    expect(refusal(await server.get(`webhooks/${webhook_id}`))[0]).toBe(404);
    expect((await server.get('webhooks')).json).toEqual({});
  });
});
