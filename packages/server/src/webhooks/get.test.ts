import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('webhooks/get', () => {
  it('refuses an unknown webhook', async () => {
    expect(refusal(await server.get('webhooks/nope'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Webhook with ID nope not found.',
    ]);
  });

  it('answers what was created, never the secret', async () => {
    const webhook = await server.createWebhook({ secret: 'quiet' });
    const { json, text } = await server.get(`webhooks/${webhook.webhook_id}`);
    expect(json).toEqual({ webhook });
    expect(text).not.toContain('quiet');
  });
});
