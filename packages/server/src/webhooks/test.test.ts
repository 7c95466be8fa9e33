import { LocalReceiver } from '@millrace/testkit/local-receiver';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signatureOf } from '../webhook-delivery/signature.ts';

const webhooks = {
  allowedSchemes: ['https', 'http'],
  allowsPrivateAddresses: true,
  requestTimeoutMs: 300,
  quickRetriesMax: 3,
  requestsMax: 10,
};
const server = useServer({ settings: { webhooks } });
const receiver = new LocalReceiver();
beforeEach(() => receiver.start());
afterEach(async () => {
  await receiver.stop();
  receiver.requests.length = 0;
});

async function test(draft: object = {}, body: object = {}): Promise<Record<string, unknown>> {
  const { webhook_id } = await server.createWebhook({ url: receiver.url, ...draft });
  const { json } = await server.post(`webhooks/${webhook_id}/test`, body);
  return (json as { result: Record<string, unknown> }).result;
}

describe('webhooks/test', () => {
  it('refuses an unknown webhook and an event that never happens', async () => {
    expect(refusal(await server.post('webhooks/nope/test', {}))[0]).toBe(404);
    const { webhook_id } = await server.createWebhook();
    const event = { entity: 'PROMPT', action: 'SET' };
    expect(refusal(await server.post(`webhooks/${webhook_id}/test`, { event }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "Invalid action 'set' for entity 'prompt'. Valid actions are: ['created']",
    ]);
    expect(refusal(await server.post(`webhooks/${webhook_id}/test`, { event: {} }))[0]).toBe(400);
  });

  it('sends the example of the first event, signed', async () => {
    receiver.answers.push({ status: 201, body: 'thanks' });
    const result = await test({ secret: 'quiet' });
    expect(result).toEqual({ success: true, response_status: 201, response_body: 'thanks' });
    const [request] = await receiver.received(1);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      entity: 'registered_model',
      action: 'created',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/) as string,
      data: {
        name: 'example_model',
        tags: { example_key: 'example_value' },
        description: 'An example registered model',
      },
    });
    const headers = request?.headers ?? {};
    const parts = {
      deliveryId: String(headers['x-mlflow-delivery-id']),
      timestamp: String(headers['x-mlflow-timestamp']),
      payload: request?.body ?? '',
    };
    expect(headers['x-mlflow-signature']).toBe(signatureOf('quiet', parts));
    expect(headers['content-type']).toBe('application/json');
  });

  it('sends the event that is asked for, unsigned without a secret', async () => {
    await test({}, { event: { entity: 'PROMPT_ALIAS', action: 'DELETED' } });
    const [request] = await receiver.received(1);
    expect(request?.headers['x-mlflow-signature']).toBeUndefined();
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      entity: 'prompt_alias',
      action: 'deleted',
      data: { name: 'example_prompt', alias: 'example_alias' },
    });
  });

  it('reports what the receiver answers, once', async () => {
    receiver.answers.push({ status: 503, body: 'busy' });
    expect(await test()).toEqual({
      success: false,
      response_status: 503,
      response_body: 'busy',
      error_message: 'The receiver answered 503.',
    });
    expect(receiver.requests).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    receiver.answers.push({ status: 302, headers: { location: 'http://169.254.169.254/latest' } });
    expect(await test()).toMatchObject({
      success: false,
      response_status: 302,
      error_message:
        'The receiver answered with a redirect (302) to http://169.254.169.254/latest; redirects are not followed.',
    });
    expect(receiver.requests).toHaveLength(1);
  });

  it('says when nobody answers in time or at all', async () => {
    receiver.answers.push({ status: 200, delayMs: 2000 });
    expect(await test()).toEqual({
      success: false,
      error_message: 'Failed to test webhook: The receiver did not answer in time.',
    });
    await receiver.stop();
    expect(await test()).toMatchObject({ error_message: expect.stringContaining('ECONNREFUSED') as string });
  });

  it('reads only the beginning of a long answer', async () => {
    receiver.answers.push({ status: 200, body: 'x'.repeat(1_000_000) });
    const { response_body } = await test();
    expect(response_body).toBe('x'.repeat(16 * 1024));
  });
});
