import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const NOBODY = { name: 'nobody', url: 'https://nobody.example/' };
let isReachable = true;
const server = useServer({
  resolve: () => (isReachable ? Promise.resolve(['1.1.1.1']) : Promise.resolve(['10.0.0.1'])),
});

describe('webhooks/list-deliveries', () => {
  it('refuses an unknown webhook and pages that are no pages', async () => {
    expect(refusal(await server.get('/api/millrace/1.0/webhooks/nope/deliveries'))[0]).toBe(404);
    const { webhook_id } = await server.createWebhook();
    const path = `/api/millrace/1.0/webhooks/${webhook_id}/deliveries`;
    expect(refusal(await server.get(path, { max_results: 0 }))[0]).toBe(400);
    expect(refusal(await server.get(path, { page_token: 'x' }))[0]).toBe(400);
    expect(refusal(await server.get(path, { state: 'NOPE' }))[0]).toBe(400);
  });

  it('shows what waits, with its attempts and the last error, newest first', async () => {
    const { webhook_id } = await server.createWebhook(NOBODY);
    isReachable = false;
    for (const name of ['a', 'b', 'c']) await server.createRegisteredModel(name);
    const isTried = async (): Promise<boolean> =>
      (await server.webhookDeliveries(webhook_id)).every(({ attempts }) => attempts > 0);
    await expect.poll(isTried).toBe(true);
    isReachable = true;
    const deliveries = await server.webhookDeliveries(webhook_id, { state: 'WAITING' });
    expect(deliveries).toHaveLength(3);
    expect(deliveries[0]).toEqual({
      delivery_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      event: { entity: 'REGISTERED_MODEL', action: 'CREATED' },
      state: 'WAITING',
      attempts: 1,
      creation_timestamp: 1_700_000_000_000,
      last_attempt_timestamp: 1_700_000_000_000,
      next_attempt_timestamp: expect.any(Number) as number,
      last_error:
        "Webhook URL must not resolve to a non-public IP address. 'nobody.example' resolves to 10.0.0.1.",
    });
    expect(await server.webhookDeliveries(webhook_id, { state: 'FAILED' })).toEqual([]);
    const path = `/api/millrace/1.0/webhooks/${webhook_id}/deliveries`;
    const { json } = await server.get(path, { max_results: 2 });
    const { next_page_token = '' } = json as { next_page_token?: string };
    const rest = await server.webhookDeliveries(webhook_id, { max_results: 2, page_token: next_page_token });
    expect(rest).toEqual([deliveries[2]]);
  });
});
